#include "bot/irc/nick.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace bot::irc;
using namespace std::chrono_literals;

namespace {

const Moment start = Moment{} + 1h;
const Support support;

Nick made(const char* wanted) {
    Settings s;
    s.nick = wanted;
    return Nick(s);
}

}  // namespace

TEST_CASE("while our nick is taken there are others, all different, and an end") {
    auto nick = made("oriel");
    for (const auto* next : {"oriel_", "oriel__", "oriel___"}) CHECK(nick.fallback() == next);
    std::set<std::string> seen;
    for (std::string next = nick.fallback(); !next.empty(); next = nick.fallback()) {
        CHECK(next.size() <= 9);
        CHECK(seen.insert(next).second);
    }
    CHECK(seen.size() == 5);
}

TEST_CASE("a long nick that the server cuts to itself gets another end") {
    auto nick = made("ninechars");
    for (int i = 0; i < 3; ++i) nick.fallback();
    CHECK(nick.fallback() == "ninecha1_");
}

TEST_CASE("our own nick is asked for after 30 seconds, through services first when logged in") {
    auto nick = made("oriel");
    nick.changed("oriel_", support, start);
    CHECK(nick.is("ORIEL_", support));
    CHECK(nick.wakes_at() == start + 30s);
    CHECK(nick.tick(true, start + 29s).empty());
    CHECK(nick.tick(true, start + 30s) == Lines{"PRIVMSG NickServ :REGAIN oriel"});
    CHECK(nick.tick(true, start + 35s) == Lines{"NICK oriel"});
    CHECK(nick.wakes_at() == start + 65s);
    nick.changed("oriel", support, start + 36s);
    CHECK(nick.wakes_at() == never);
}

TEST_CASE("without an account it is only asked for, less and less often") {
    auto nick = made("oriel");
    nick.changed("oriel_", support, start);
    auto now = start;
    for (const auto wait : {30s, 30s, 60s, 120s, 240s, 300s, 300s}) {
        now += wait;
        CHECK(nick.tick(false, now - 1s).empty());
        CHECK(nick.tick(false, now) == Lines{"NICK oriel"});
    }
}

TEST_CASE("when its holder goes it is taken at once") {
    auto nick = made("oriel");
    nick.changed("oriel_", support, start);
    nick.freed("ada", support, start + 1s);
    CHECK(nick.tick(true, start + 1s).empty());
    nick.freed("Oriel", support, start + 2s);
    CHECK(nick.tick(true, start + 2s) == Lines{"NICK oriel"});
}

TEST_CASE("with our own nick nothing is asked for") {
    auto nick = made("Oriel");
    nick.changed("oriel", support, start);
    nick.freed("oriel", support, start);
    CHECK(nick.wakes_at() == never);
}

TEST_CASE("a nick cut by the server is as much of ours as can be had") {
    Support small;
    small.nick_length = 9;
    auto nick = made("orielwindows");
    nick.changed("orielwind", small, start);
    CHECK(nick.wakes_at() == never);
}
