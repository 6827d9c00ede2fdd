#include "bot/irc/outbox.hpp"

#include <doctest/doctest.h>

using namespace bot::irc;
using namespace std::chrono_literals;

namespace {

const Moment start = Moment{} + 1h;

Part part(std::uint64_t id, std::string text, std::string to = "#c") {
    Part p;
    p.id = id;
    p.to = std::move(to);
    p.text = p.line = std::move(text);
    return p;
}

std::string drain(Outbox& outbox, Moment now) {
    std::string all;
    while (const auto next = outbox.next(now)) all += (all.empty() ? "" : " ") + next->line;
    return all;
}

}  // namespace

TEST_CASE("five lines go at once, then one each two seconds, and rest fills the burst again") {
    Outbox outbox{Pace{}};
    for (std::uint64_t i = 1; i <= 20; ++i) CHECK(outbox.add({part(i, std::to_string(i))}, false).empty());
    CHECK(drain(outbox, start) == "1 2 3 4 5");
    CHECK(outbox.wakes_at() == start + 2s);
    CHECK(drain(outbox, start + 1999ms).empty());
    CHECK(drain(outbox, start + 2s) == "6");
    CHECK(drain(outbox, start + 8s) == "7 8 9");
    CHECK(drain(outbox, start + 1min) == "10 11 12 13 14");
    CHECK(drain(outbox, start + 10min) == "15 16 17 18 19");
}

TEST_CASE("what is urgent goes first, then house-keeping, then the rest") {
    Outbox outbox{Pace{}};
    CHECK(outbox.add({part(1, "a"), part(1, "b")}, false).empty());
    outbox.keep_house("JOIN");
    CHECK(outbox.add({part(2, "U")}, true).empty());
    CHECK(outbox.add({part(3, "V")}, true).empty());
    CHECK(drain(outbox, start) == "U V JOIN a b");
    CHECK(outbox.wakes_at() == never);
}

TEST_CASE("a full queue loses the oldest that is not urgent, whole") {
    Outbox outbox{Pace{}};
    CHECK(outbox.add({part(1, "a"), part(1, "b")}, false).empty());
    for (std::uint64_t i = 2; i < Outbox::most; ++i) CHECK(outbox.add({part(i, "x")}, false).empty());
    CHECK(outbox.add({part(900, "y")}, false) == std::vector<std::uint64_t>{1});
    CHECK(outbox.add({part(901, "U")}, true).empty());
    CHECK(outbox.add({part(902, "U")}, true) == std::vector<std::uint64_t>{2});
    CHECK(drain(outbox, start) == "U U x x x");
}

TEST_CASE("when all that waits is urgent, the new one is lost") {
    Outbox outbox{Pace{}};
    for (std::uint64_t i = 0; i < Outbox::most; ++i) CHECK(outbox.add({part(i + 1, "U")}, true).empty());
    CHECK(outbox.add({part(999, "V")}, true) == std::vector<std::uint64_t>{999});
}

TEST_CASE("what was for a channel we have left is forgotten") {
    Outbox outbox{Pace{}};
    CHECK(outbox.add({part(1, "a"), part(1, "b")}, false).empty());
    CHECK(outbox.add({part(2, "c", "ada")}, false).empty());
    CHECK(outbox.add({part(3, "U")}, true).empty());
    CHECK(outbox.forget("#c") == std::vector<std::uint64_t>{3, 1});
    CHECK(drain(outbox, start) == "c");
}

TEST_CASE("house-keeping cannot fill the memory") {
    Outbox outbox{Pace{}};
    for (int i = 0; i < 1000; ++i) outbox.keep_house("x");
    std::size_t count = 0;
    for (auto now = start; outbox.wakes_at() != never; now += 2s)
        while (outbox.next(now)) ++count;
    CHECK(count == Outbox::most_house);
}
