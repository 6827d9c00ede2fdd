#include "bot/log/joiner.hpp"

#include <doctest/doctest.h>

#include "listener.hpp"

using namespace bot::log;
using namespace bot::log::test;
using namespace std::chrono_literals;

namespace {

const std::string filler(400, 'x');
const std::string first = "!log ada@deploy2002 Finished scap: Backport for [[gerrit:1|" + filler + "]], [[gerrit:22";
const std::string rest = "33|b]] (duration: 01m 02s)";

}  // namespace

TEST_CASE("a message that must be whole comes at once") {
    Listener l;
    l.hear("!log ada@deploy2002 Rolling back deployment", 0);
    CHECK(l.out == Lines{"rolling_back ada"});
    CHECK_FALSE(l.joiner.wakes_at());
}

TEST_CASE("a message that was cut is joined, even if other people speak in between") {
    Listener l;
    l.hear(first, 0);
    l.hear("and me?", 1, "kay");
    l.hear("!log kay@deploy2002 Finished scap: x", 1, "kay");
    CHECK(l.out.empty());
    CHECK(l.joiner.state().held.size() == 2);
    l.hear(rest, 2);
    CHECK(l.out == Lines{"finished ada 1,2233"});
}

TEST_CASE("three pieces are joined, and a blank beside a number stays out of it") {
    Listener l;
    l.hear(first, 0);
    l.hear("33|" + filler + "]], [[gerrit:4", 0);
    l.hear("4|c]] (duration:", 0);
    l.hear("01m 02s)", 0);
    CHECK(l.out == Lines{"finished ada 1,2233,44"});
}

TEST_CASE("a rest that never comes is given up, and what is there counts") {
    Listener l;
    l.hear(first, 0);
    CHECK(l.joiner.wakes_at() == Listener::at(10));
    l.wait(9);
    CHECK(l.out.empty());
    l.wait(10);
    CHECK(l.out == Lines{"finished ada 1~"});
    l.hear(rest, 11);
    CHECK(l.out.size() == 1);
}

TEST_CASE("a short message that may be whole waits a little, or for the next one") {
    Listener l;
    l.hear("!log ada@deploy2002 Started scap: Backport for [[gerrit:1|a]]", 0);
    CHECK(l.joiner.wakes_at() == Listener::at(2));
    l.wait(1);
    CHECK(l.out.empty());
    l.wait(2);
    CHECK(l.out == Lines{"started ada 1"});
    l.hear("!log kay@deploy2002 Started scap: Backport for [[gerrit:2|a]]", 10);
    l.hear("!log kay@deploy2002 kay: Continuing with sync", 10);
    CHECK(l.out == Lines{"started ada 1", "started kay 2", "continuing kay"});
}

TEST_CASE("a line that comes twice within seconds counts once, the pieces of one too") {
    Listener l;
    for (int twice = 0; twice < 2; ++twice) {
        l.hear(first, twice);
        l.hear(rest, twice + 2);
        l.hear("!log ada@deploy2002 Scap cancelled without rolling back.", twice + 3);
    }
    CHECK(l.out == Lines{"finished ada 1,2233", "cancelled ada"});
    l.hear("!log ada@deploy2002 Scap cancelled without rolling back.", 9);
    CHECK(l.out.size() == 3);
}

TEST_CASE("lines that name nobody give nothing") {
    Listener l;
    for (const char* text : {"", "hello", "!log", "!log ada", "!log lamps are on", "]], [[gerrit:1|x]]"})
        l.hear(text, 0);
    l.wait(100);
    CHECK(l.out.empty());
    CHECK(l.joiner.state() == Joiner::State{});
}

TEST_CASE("a joiner that begins from a state goes on from there") {
    Listener l;
    l.hear(first, 0);
    Listener later{Joiner{{}, l.joiner.state()}, {}};
    later.hear(first, 1);
    later.hear(rest, 1);
    CHECK(later.out == Lines{"finished ada 1,2233"});
}

TEST_CASE("at the end of a log all that is held comes out") {
    Listener l;
    l.hear(first, 0);
    const auto out = l.joiner.flush();
    REQUIRE(out.size() == 1);
    CHECK(Listener::shown(out[0].line) == "finished ada 1~");
    CHECK(out[0].pieces == 1);
    CHECK(l.joiner.state().held.empty());
}

TEST_CASE("a clock that is set back holds nothing for ever") {
    Listener l;
    l.hear(first, 1'000'000);
    l.wait(0);
    CHECK(l.out.size() == 1);
}

TEST_CASE("what is remembered is bounded") {
    Listener l;
    for (int i = 0; i < 1000; ++i) {
        l.hear(first + std::to_string(i), 0, "log" + std::to_string(i));
        l.hear("piece " + std::to_string(i), 0, "nobody");
    }
    CHECK(l.joiner.state().held.size() <= 64);
    CHECK(l.joiner.state().strays.size() <= 16);
    CHECK(l.joiner.state().recent.size() <= 64);
    CHECK(l.out.size() == 1000 - 64);
    Listener endless;
    endless.hear(first, 0);
    for (int i = 0; i < 1000; ++i) endless.hear(std::string(1000, 'y') + std::to_string(i), 0);
    CHECK(endless.joiner.state().held.at(0).text.size() <= most_line);
}
