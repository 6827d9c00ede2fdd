#include "bot/desk/model/patches.hpp"

#include <doctest/doctest.h>

#include "calendar/instant.hpp"

using namespace bot::desk;
using namespace std::chrono_literals;

namespace {

constexpr int change = 1200751;
const Instant noon = date::sys_days{date::year{2026} / 11 / 23} + 12h;

PatchStep step(Progress to, Source source, Instant at, const char* evidence) {
    return {to, at, source, {}, evidence, {}};
}

}  // namespace

TEST_CASE("a merge before the page was first read stands at its own time, and the listing is evidence") {
    Tracker t;
    t.take(change, step(Progress::scheduled, Source::page, noon, "listed"));
    REQUIRE(t.take(change, step(Progress::merged, Source::gerrit, noon - 30min, "merged")));
    const Track& track = *t.find(change);
    CHECK(track.state() == Progress::merged);
    CHECK(track.step().at == noon - 30min);
    REQUIRE(track.history.size() == 2);
    CHECK(track.history[0].evidence == "merged");
    CHECK(track.history[1].at == noon);
    CHECK(track.history[1].evidence == "listed");
    CHECK(track.history[1].source == Source::page);
}

TEST_CASE("a merge during its window is known before the window's end, though Gerrit says so later") {
    Tracker t;
    t.take(change, step(Progress::scheduled, Source::page, noon - 2h, "listed"));
    PatchStep ended = step(Progress::skipped, Source::page, noon, "ended");
    ended.why = Why::window_ended;
    t.take(change, ended);
    REQUIRE(t.take(change, step(Progress::merged, Source::gerrit, noon - 10min, "merged")));
    const Track& track = *t.find(change);
    CHECK(track.state() == Progress::merged);
    REQUIRE(track.history.size() == 3);
    CHECK(track.history[1].evidence == "merged");
    CHECK(track.history[2].why == Why::none);
    CHECK(track.step().at == noon - 10min);
}

TEST_CASE("what the deployment log told stays where it is") {
    Tracker t;
    t.take(change, step(Progress::scheduled, Source::page, noon - 2h, "listed"));
    t.take(change, step(Progress::failed, Source::log, noon, "aborted"));
    t.take(change, step(Progress::merged, Source::gerrit, noon - 10min, "merged"));
    const Track& track = *t.find(change);
    CHECK(track.history[1].to == Progress::failed);
    CHECK(track.state() == Progress::merged);
}

TEST_CASE("a check after deployment counts until the patch is no longer live") {
    Tracker t;
    t.take(change, step(Progress::live, Source::log, noon, "finished"));
    t.find(change)->checked = CheckMark{"bob", "bob", noon};
    t.take(change, step(Progress::live, Source::gerrit, noon + 1min, "more"));
    CHECK(t.find(change)->checked);
    t.take(change, step(Progress::reverted, Source::log, noon + 2min, "reverted"));
    CHECK(!t.find(change)->checked);
}
