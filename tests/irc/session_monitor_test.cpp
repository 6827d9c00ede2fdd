// Presence by MONITOR.
#include <doctest/doctest.h>

#include "walk.hpp"

using namespace bot::irc;
using namespace std::chrono_literals;

TEST_CASE("who is wanted is asked for, and told as the server answers") {
    Walk walk;
    walk.settle("", "MONITOR=30");
    CHECK(walk.monitor({"ada", "Kay", "a b"}).sent() == "MONITOR + ada,Kay");
    CHECK(walk.server({":s 730 oriel :Ada!u@h", ":s 731 oriel :kay"}).told() == "network +ada\nnetwork -Kay");
    CHECK(walk.server({":s 730 oriel :kay!u@h,bo!u@h"}).told() == "network +Kay");
    CHECK(walk.monitor({"Kay"}).sent() == "MONITOR - ada");
    CHECK(walk.server({":s 731 oriel :ada"}).told().empty());
    CHECK(walk.server({":s 734 oriel 30 Kay :Monitor list is full."}).told().empty());
}

TEST_CASE("a server that cannot tell, or has not welcomed us, is not asked") {
    for (const auto* support : {"WHOX", "MONITOR=0"}) {
        Walk walk;
        walk.settle("", support);
        CHECK(walk.monitor({"ada"}).sent().empty());
    }
    Walk walk;
    walk.server({":s CAP * LS :", ":s 001 oriel :Welcome", ":s 005 oriel MONITOR :are supported"}).sent();
    CHECK(walk.monitor({"ada"}).sent().empty());
    walk.server({":s 422 oriel :No motd"});
    CHECK(walk.sent() == "JOIN #windows");
    CHECK(walk.monitor({"ada"}).sent() == "MONITOR + ada");
}

TEST_CASE("what changes while lines wait is sent as one") {
    Walk walk;
    walk.settle("", "MONITOR");
    for (int i = 0; i < 5; ++i) walk.say("", "#windows", "spends the burst", true);
    for (int i = 0; i < 1000; ++i) walk.monitor({"ada", "n" + std::to_string(i)});
    CHECK(walk.sent().find("MONITOR") == std::string::npos);
    CHECK(walk.after(10s).sent() == "MONITOR + ada,n0\nMONITOR - n0\nMONITOR + n999");
    CHECK(walk.after(60s).sent().find("MONITOR") == std::string::npos);
}
