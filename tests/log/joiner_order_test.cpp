#include <doctest/doctest.h>

#include "listener.hpp"

using namespace bot::log;
using namespace bot::log::test;

namespace {

const std::string filler(400, 'x');

std::string cut_message(const std::string& user, const std::string& opening) {
    return "!log " + user + "@deploy2002 " + opening + " Backport for [[gerrit:1|" + filler;
}

}  // namespace

TEST_CASE("of several messages that wait, the one that the piece completes gets it") {
    Listener l;
    l.hear(cut_message("ada", "Finished scap:"), 0);
    l.hear(cut_message("kay", "kay:"), 0);
    l.hear("]], [[gerrit:2|b]] (duration: 01m 02s)", 1);
    CHECK(l.out == Lines{"finished ada 1,2"});
    l.hear("]], [[gerrit:3|b]] synced to the testservers (x)", 1);
    CHECK(l.out == Lines{"finished ada 1,2", "on_testservers kay 1,3"});
}

TEST_CASE("a short message takes no piece while a long one waits") {
    Listener l;
    l.hear(cut_message("ada", "Finished scap:"), 0);
    l.hear("!log kay@deploy2002 lamps on", 0);
    l.hear("]], [[gerrit:2|" + filler, 1);
    l.hear("]] (duration: 01m 02s)", 1);
    CHECK(l.out == Lines{"finished ada 1,2"});
    l.wait(2);
    CHECK(l.out == Lines{"finished ada 1,2", "unknown kay"});
}

TEST_CASE("a message waits for the one that began before it") {
    Listener l;
    l.hear(cut_message("ada", "Finished scap:"), 0);
    l.hear("!log ada@deploy2002 Started scap: x", 1);
    l.hear("!log kay@deploy2002 Rolling back deployment", 1);
    l.hear("!log eve@deploy2002 Rolling back deployment", 1, "another log");
    CHECK(l.out == Lines{"rolling_back eve"});
    l.hear("]] (duration: 01m 02s)", 2);
    CHECK(l.out == Lines{"rolling_back eve", "finished ada 1", "started ada", "rolling_back kay"});
}

TEST_CASE("a rest that overtakes its beginning is kept for it") {
    Listener l;
    l.hear("]], [[gerrit:2|b]] (duration: 01m 02s)", 0);
    CHECK(l.out.empty());
    l.hear(cut_message("ada", "Finished scap:"), 1);
    CHECK(l.out == Lines{"finished ada 1,2"});
}

TEST_CASE("a rest that has lost its beginning changes no other message") {
    Listener l;
    l.hear("]], [[gerrit:2|b]] (duration: 01m 02s)", 0);
    l.hear("!log ada@deploy2002 Started scap: Backport for [[gerrit:1|a]]", 1);
    l.hear("c]], [[gerrit:3|b]]", 1);
    l.hear("!log ada@deploy2002 Finished scap: Backport for [[gerrit:1|a]] (duration: 01m 02s)", 2);
    l.hear("]] synced to the testservers (x)", 2);
    CHECK(l.out == Lines{"started ada 1", "finished ada 1"});
}

TEST_CASE("a rest that is too late joins nothing") {
    Listener l;
    l.hear("]], [[gerrit:2|b]] (duration: 01m 02s)", 0);
    l.hear(cut_message("ada", "Finished scap:"), 11);
    l.wait(30);
    CHECK(l.out == Lines{"finished ada 1~"});
}
