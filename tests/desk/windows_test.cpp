#include "bot/desk/query/windows.hpp"

#include <doctest/doctest.h>

using namespace bot::desk;
using namespace std::chrono_literals;
using calendar::Instant;
using calendar::Window;

namespace {

const Instant monday = date::sys_days{date::year{2026} / 11 / 23};

Window window(std::string name, Instant start, bool lists = true) {
    Window w;
    w.name = std::move(name);
    w.start = start;
    w.end = start + 1h;
    if (lists) w.limit = 6;
    return w;
}

const calendar::Schedule schedule({
    window("UTC afternoon backport window", monday + 14h),
    window("Portals update", monday + 14h, false),
    window("UTC late backport window", monday + 21h),
    window("UTC afternoon backport window", monday + 38h),
    window("Puppet request window", monday + 38h),
});

}  // namespace

TEST_CASE("words name a window that takes lists by name, day, time or place") {
    struct Row {
        std::vector<std::string> words;
        Instant now;
        std::vector<Instant> found;
    };
    const Row rows[] = {
        {{}, monday, {monday + 14h}},
        {{}, monday + 14h + 30min, {monday + 14h}},
        {{}, monday + 16h, {monday + 21h}},
        {{}, monday + 30h, {monday + 38h, monday + 38h}},
        {{"late"}, monday, {monday + 21h}},
        {{"tue", "afternoon"}, monday, {monday + 38h}},
        {{"tuesday", "puppet"}, monday, {monday + 38h}},
        {{"tomorrow"}, monday, {monday + 38h, monday + 38h}},
        {{"today"}, monday + 15h, {monday + 21h}},
        {{"14:00"}, monday, {monday + 14h, monday + 38h, monday + 38h}},
        {{"2026-11-24", "utc"}, monday, {monday + 38h}},
        {{"2026-11-23t21:00"}, monday, {monday + 21h}},
        {{"2026-11-23T21:00Z"}, monday, {monday + 21h}},
        {{"2026-11-23T21:00:00"}, monday, {monday + 21h}},
        {{"2026-11-23t21:00:00z"}, monday, {monday + 21h}},
        {{"2026-11-23t2"}, monday, {}},
        {{"2026-11-23t21:30"}, monday, {}},
        {{"next"}, monday + 14h, {monday + 21h, monday + 38h, monday + 38h}},
        {{"portals"}, monday, {}},
        {{"sunday"}, monday, {}},
        {{"late"}, monday + 22h, {}},  // over
    };
    for (const auto& row : rows) {
        CAPTURE(calendar::to_text(row.now));
        std::vector<Instant> found;
        for (const auto& w : query::which_windows(row.words, schedule, row.now)) found.push_back(w.start);
        CHECK(found == row.found);
    }
}
