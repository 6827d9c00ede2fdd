#include "bot/desk/model/page_changes.hpp"

#include <doctest/doctest.h>

using namespace bot::desk;
using namespace std::chrono_literals;

namespace {

const Instant noon{date::sys_days{date::year{2026} / 11 / 23} + 12h};

Window window(const char* name, Instant start, bool freeze = false) {
    Window w;
    w.name = name;
    w.start = start;
    w.end = start + 1h;
    w.freeze = freeze;
    w.day = date::local_days{date::year{2026} / 11 / 23};
    return w;
}

calendar::Schedule page(std::vector<Window> windows) {
    return calendar::Schedule(std::move(windows));
}

}  // namespace

TEST_CASE("an edit is told when a second reading agrees") {
    PageChanges edits;
    CHECK(edits.read(page({window("a", noon + 1h), window("b", noon + 1h)}), 0, noon).empty());
    const auto moved = page({window("a", noon + 90min)});
    CHECK(edits.read(moved, 0, noon + 10s).empty());
    CHECK(edits.wakes_at() == noon + 70s);
    CHECK(edits.read(moved, 0, noon + 69s).empty());
    const auto told = edits.read(moved, 0, noon + 70s);
    REQUIRE(told.size() == 2);
    CHECK(told[0].before.name == "a");
    CHECK(told[0].after->start == noon + 90min);
    CHECK(told[1].before.name == "b");
    CHECK_FALSE(told[1].after);
    CHECK(edits.read(moved, 0, noon + 200s).empty());
    CHECK_FALSE(edits.wakes_at());
}

TEST_CASE("an edit put right within the minute is never told") {
    PageChanges edits;
    const auto before = page({window("a", noon + 1h)});
    edits.read(before, 0, noon);
    edits.read(page({}), 0, noon + 10s);
    CHECK(edits.read(before, 0, noon + 40s).empty());
    CHECK(edits.read(page({}), 0, noon + 80s).empty());  // gone again: the minute starts over
    CHECK(edits.read(page({}), 0, noon + 140s).size() == 1);
}

TEST_CASE("an edit that changes its mind is told as it ends") {
    PageChanges edits;
    edits.read(page({window("a", noon + 1h)}), 0, noon);
    edits.read(page({window("a", noon + 70min)}), 0, noon + 10s);
    CHECK(edits.read(page({window("a", noon + 80min)}), 0, noon + 69s).empty());
    CHECK(edits.read(page({window("a", noon + 80min)}), 0, noon + 100s).empty());
    const auto told = edits.read(page({window("a", noon + 80min)}), 0, noon + 129s);
    REQUIRE(told.size() == 1);
    CHECK(told[0].before.start == noon + 1h);
    CHECK(told[0].after->start == noon + 80min);
}

TEST_CASE("freezes, what is over and what is far away are nobody's news") {
    PageChanges edits;
    edits.read(page({window("over", noon - 2h), window("frozen", noon + 1h, true), window("far", noon + 121min)}), 0,
               noon);
    edits.read(page({}), 0, noon + 10s);
    CHECK(edits.read(page({}), 0, noon + 90s).empty());
}

TEST_CASE("a card that was damaged is not cancelled, and is reported when it is fixed elsewhere") {
    PageChanges edits;
    edits.read(page({window("a", noon + 1h), window("b", noon + 1h)}), 1, noon);
    for (const auto t : {10s, 80s, 200s}) CHECK(edits.read(page({window("b", noon + 1h)}), 2, noon + t).empty());
    CHECK(edits.read(page({window("a", noon + 90min), window("b", noon + 1h)}), 1, noon + 210s).empty());
    CHECK(edits.read(page({window("a", noon + 90min), window("b", noon + 1h)}), 1, noon + 280s).size() == 1);
    CHECK(edits.read(page({window("b", noon + 1h)}), 1, noon + 290s).empty());
    CHECK(edits.read(page({window("b", noon + 1h)}), 1, noon + 360s).size() == 1);  // no more invalid cards than before
}

TEST_CASE("what nobody could be told in time is not told at all") {
    PageChanges edits;
    edits.read(page({window("a", noon + 1h)}), 0, noon);
    edits.read(page({}), 0, noon + 10s);
    CHECK(edits.read(page({}), 0, noon + 10h).empty());
    CHECK_FALSE(edits.wakes_at());
}
