#include "bot/irc/rooms.hpp"

#include <doctest/doctest.h>

using namespace bot::irc;
using namespace std::chrono_literals;

namespace {

constexpr auto map = CaseMap::rfc1459;
const Moment start = Moment{} + 1h;

Rooms made(std::vector<std::string> names) {
    Settings s;
    s.channels = std::move(names);
    return Rooms(s);
}

}  // namespace

TEST_CASE("all channels are joined at once, and again when there is no answer") {
    auto rooms = made({"#a", "#B"});
    CHECK(rooms.tick(start) == Lines{"JOIN #a", "JOIN #B"});
    CHECK(rooms.wakes_at() == start + 30s);
    CHECK(rooms.tick(start + 29s).empty());
    rooms.joined("#A", map);
    CHECK(rooms.in("#a", map));
    CHECK_FALSE(rooms.in("#b", map));
    CHECK(rooms.tick(start + 30s) == Lines{"JOIN #B"});
    rooms.joined("#b", map);
    CHECK(rooms.wakes_at() == never);
}

TEST_CASE("a channel is known in any spelling and told in ours") {
    const auto rooms = made({"#Windows[x]"});
    REQUIRE(rooms.known("#windows{X}", map));
    CHECK(*rooms.known("#windows{X}", map) == "#Windows[x]");
    CHECK_FALSE(rooms.known("#windows", map));
}

TEST_CASE("after a kick we are back in 30 seconds") {
    auto rooms = made({"#a"});
    rooms.tick(start);
    rooms.joined("#a", map);
    rooms.removed("#a", map, start + 1min);
    CHECK_FALSE(rooms.in("#a", map));
    CHECK(rooms.tick(start + 89s).empty());
    CHECK(rooms.tick(start + 90s) == Lines{"JOIN #a"});
}

TEST_CASE("a refused JOIN is tried again: after a ban each minute, else less and less often") {
    struct Row {
        const char* numeric;
        std::vector<std::chrono::seconds> waits;
    };
    for (const auto& row : {Row{"474", {60s, 60s, 60s, 60s}}, Row{"473", {60s, 120s, 240s, 300s, 300s}},
                            Row{"471", {60s, 120s}}, Row{"437", {60s, 120s}}}) {
        auto rooms = made({"#a"});
        auto now = start;
        bool first = true;
        for (const auto wait : row.waits) {
            CAPTURE(row.numeric);
            CHECK(rooms.tick(now) == Lines{"JOIN #a"});
            CHECK(rooms.refused(row.numeric, "#A", map, now) == first);
            CHECK(rooms.wakes_at() == now + wait);
            now += wait;
            first = false;
        }
    }
}

TEST_CASE("the trouble is told and ends with the join") {
    auto rooms = made({"#a", "#b"});
    rooms.refused("474", "#a", map, start);
    rooms.refused("475", "#b", map, start);
    CHECK(rooms.trouble() == "not in #a: banned; not in #b: the channel wants a key");
    rooms.joined("#a", map);
    CHECK(rooms.trouble() == "not in #b: the channel wants a key");
    rooms.joined("#b", map);
    CHECK(rooms.trouble().empty());
}

TEST_CASE("other numerics, other channels, and channels we are in refuse nothing") {
    auto rooms = made({"#a"});
    CHECK_FALSE(rooms.refused("404", "#a", map, start));
    CHECK_FALSE(rooms.refused("474", "#b", map, start));
    rooms.joined("#a", map);
    CHECK_FALSE(rooms.refused("477", "#a", map, start));
    CHECK(rooms.trouble().empty());
}
