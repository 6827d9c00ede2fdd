#include "calendar/when.hpp"

#include <doctest/doctest.h>

#include <string>

#include <fmt/format.h>

using namespace calendar;

namespace {

const Zone zone{"America/Los_Angeles"};

Times times(std::string_view when, std::string_view length) {
    const auto result = read_times(when, length, zone);
    REQUIRE(std::holds_alternative<Times>(result));
    return std::get<Times>(result);
}

}  // namespace

TEST_CASE("starts and ends go by the wall clock of the card's zone") {
    struct {
        std::string when, length, start, end;
        int clock_moved;
        std::size_t warnings;
    } rows[] = {
        {"2023-01-16 06:00 SF", "1", "2023-01-16T14:00:00Z", "2023-01-16T15:00:00Z", 0, 0},
        {"2023-01-16 06:00 SF", "", "2023-01-16T14:00:00Z", "2023-01-16T15:00:00Z", 0, 0},
        {"2023-01-16 6:00 sf", "0.5", "2023-01-16T14:00:00Z", "2023-01-16T14:30:00Z", 0, 0},
        {"2023-1-6 16:00 SF", "2.25", "2023-01-07T00:00:00Z", "2023-01-07T02:15:00Z", 0, 0},
        {"2023-01-16 06:00 UTC", "24", "2023-01-16T06:00:00Z", "2023-01-17T06:00:00Z", 0, 0},
        {"2023-01-16 06:00 utc", ".5", "2023-01-16T06:00:00Z", "2023-01-16T06:30:00Z", 0, 0},
        {"2023-01-16 06:00 SF", "1.", "2023-01-16T14:00:00Z", "2023-01-16T15:00:00Z", 0, 0},
        {"2023-01-16 06:00 SF", "0.333", "2023-01-16T14:00:00Z", "2023-01-16T14:19:59Z", 0, 0},
        {"2023-01-16 06:00 SF", "400", "2023-01-16T14:00:00Z", "2023-02-02T06:00:00Z", 0, 0},
        // The day before the clock goes forward ends an hour early; the day before it goes back ends an hour late.
        {"2023-03-12 00:00 SF", "24", "2023-03-12T08:00:00Z", "2023-03-13T07:00:00Z", 0, 0},
        {"2023-11-05 00:00 SF", "24", "2023-11-05T07:00:00Z", "2023-11-06T08:00:00Z", 0, 0},
        {"2023-03-13 06:00 SF", "1", "2023-03-13T13:00:00Z", "2023-03-13T14:00:00Z", -60, 0},
        {"2023-03-19 06:00 SF", "1", "2023-03-19T13:00:00Z", "2023-03-19T14:00:00Z", 0, 0},
        {"2023-11-06 06:00 SF", "1", "2023-11-06T14:00:00Z", "2023-11-06T15:00:00Z", 60, 0},
        {"2023-11-06 06:00 UTC", "1", "2023-11-06T06:00:00Z", "2023-11-06T07:00:00Z", 0, 0},
        // Skipped times move forward by the gap; repeated ones mean the first.
        {"2023-03-12 02:30 SF", "1", "2023-03-12T10:30:00Z", "2023-03-12T11:30:00Z", -60, 1},
        {"2023-03-12 01:30 SF", "1", "2023-03-12T09:30:00Z", "2023-03-12T10:30:00Z", 0, 1},
        {"2023-11-05 01:30 SF", "1", "2023-11-05T08:30:00Z", "2023-11-05T10:30:00Z", 0, 1},
        {"2023-11-05 00:30 SF", "1", "2023-11-05T07:30:00Z", "2023-11-05T08:30:00Z", 0, 1},
        {"2023-11-05 01:00 SF", "0.5", "2023-11-05T08:00:00Z", "2023-11-05T08:30:00Z", 0, 2},
        {"2023-03-12 02:30 UTC", "1", "2023-03-12T02:30:00Z", "2023-03-12T03:30:00Z", 0, 0},
    };
    for (const auto& row : rows) {
        CAPTURE(row.when);
        CAPTURE(row.length);
        const Times read = times(row.when, row.length);
        CHECK(to_text(read.start) == row.start);
        CHECK(to_text(read.end) == row.end);
        CHECK(read.clock_moved.count() == row.clock_moved);
        CHECK(read.warnings.size() == row.warnings);
    }
}

TEST_CASE("a clock change over a start or an end is told in full") {
    CHECK(times("2023-03-12 02:30 SF", "1").warnings.at(0) ==
          "its start, 2023-03-12 02:30, does not exist in America/Los_Angeles: read as 2023-03-12 03:30");
    CHECK(times("2023-11-05 00:30 SF", "1").warnings.at(0) ==
          "its end, 2023-11-05 01:30, comes twice in America/Los_Angeles: read as the first, 2023-11-05T08:30:00Z");
}

TEST_CASE("the day is the page's own, also for times in UTC") {
    const auto day = [](unsigned number) { return date::local_days{date::year{2023} / 1 / date::day{number}}; };
    CHECK(times("2023-01-16 23:30 SF", "1").day == day(16));
    CHECK(times("2023-01-17 03:00 UTC", "1").day == day(16));
    CHECK(times("2023-01-17 08:00 UTC", "1").day == day(17));
}

TEST_CASE("what is no time or no length is said, with what was wanted") {
    struct {
        std::string when, length, why;
    } rows[] = {
        {"", "1", "has no \"when\""},
        {"soon", "1", "its \"when\" is \"soon\""},
        {"2023-01-16 06:00", "1", "wanted such as"},
        {"2023-01-16 06:00 PST", "1", "06:00 PST"},
        {"2023-01-16 06:00 SF or so", "1", "or so"},
        {"2023-02-30 06:00 SF", "1", "2023-02-30"},
        {"2023-00-16 06:00 SF", "1", "2023-00-16"},
        {"2023-01-16 24:00 SF", "1", "24:00"},
        {"2023-01-16 06:60 SF", "1", "06:60"},
        {"2023-01-16 06:0 SF", "1", "06:0"},
        {"2023-01-16 0600 SF", "1", "0600"},
        {"23-01-16 06:00 SF", "1", "23-01-16"},
        {"2023-01-16T06:00Z", "1", "06:00Z"},
        {"2023-001-16 06:00 SF", "1", "2023-001"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.when);
        CAPTURE(row.length);
        const auto result = read_times(row.when, row.length, zone);
        REQUIRE(std::holds_alternative<NoTimes>(result));
        CHECK(std::get<NoTimes>(result).why.find(row.why) != std::string::npos);
    }
}

TEST_CASE("every half hour of two years gives an end behind its start") {
    for (int minute = 0; minute < 2 * 365 * 48 * 30; minute += 30) {
        const date::local_seconds at = date::local_days{date::year{2023} / 1 / 1} + std::chrono::minutes{minute};
        const auto day = date::floor<date::days>(at);
        const date::year_month_day date{day};
        const auto when = fmt::format("{:04}-{:02}-{:02} {:02}:{:02} SF", static_cast<int>(date.year()),
                                      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                                      (at - day) / std::chrono::hours{1},
                                      (at - day) % std::chrono::hours{1} / std::chrono::minutes{1});
        const auto result = read_times(when, "0.5", zone);
        const Times* read = std::get_if<Times>(&result);
        if (read == nullptr || read->start >= read->end) FAIL(when);
    }
}

TEST_CASE("a length that nobody can read counts as one hour, and the card says so") {
    for (const std::string length : {"0", "0.0000001", "-1", "+1", "9001", "9000.5", "1e2", "nan", "1h", "1,5", ".",
                                     "1.5.2", "99999999999999999999"}) {
        CAPTURE(length);
        const auto times = std::get<Times>(read_times("2023-01-16 06:00 SF", length, zone));
        CHECK(times.end - times.start == std::chrono::hours{1});
        REQUIRE(times.warnings.size() == 1);
        CHECK(times.warnings[0].find("its \"length\" is \"" + length) != std::string::npos);
    }
}
