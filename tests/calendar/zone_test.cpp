#include "calendar/zone.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

using namespace calendar;
using namespace std::chrono_literals;

namespace {

date::local_seconds wall(int year, unsigned month, unsigned day, std::chrono::minutes time) {
    return date::local_days{date::year{year} / date::month{month} / date::day{day}} + time;
}

}  // namespace

TEST_CASE("a wall time is placed whatever the clock did") {
    const Zone zone{"America/Los_Angeles"};
    struct {
        date::local_seconds wall;
        std::string at;
        Zone::Fit fit;
    } rows[] = {
        {wall(2023, 1, 16, 6h), "2023-01-16T14:00:00Z", Zone::Fit::once},
        {wall(2023, 7, 16, 6h), "2023-07-16T13:00:00Z", Zone::Fit::once},
        {wall(2023, 3, 12, 1h + 59min), "2023-03-12T09:59:00Z", Zone::Fit::once},
        {wall(2023, 3, 12, 2h), "2023-03-12T10:00:00Z", Zone::Fit::skipped},
        {wall(2023, 3, 12, 2h + 30min), "2023-03-12T10:30:00Z", Zone::Fit::skipped},
        {wall(2023, 3, 12, 3h), "2023-03-12T10:00:00Z", Zone::Fit::once},
        {wall(2023, 11, 5, 1h), "2023-11-05T08:00:00Z", Zone::Fit::twice},
        {wall(2023, 11, 5, 1h + 30min), "2023-11-05T08:30:00Z", Zone::Fit::twice},
        {wall(2023, 11, 5, 2h), "2023-11-05T10:00:00Z", Zone::Fit::once},
    };
    for (const auto& row : rows) {
        const auto placed = zone.place(row.wall);
        CHECK(to_text(placed.at) == row.at);
        CHECK(placed.fit == row.fit);
    }
    CHECK(zone.wall(zone.place(wall(2023, 3, 12, 2h + 30min)).at) == wall(2023, 3, 12, 3h + 30min));
}

TEST_CASE("a zone that tzdata does not know is refused") {
    CHECK_THROWS_AS(Zone{"America/Los_Angles"}, std::invalid_argument);
    CHECK_THROWS_AS(Zone{""}, std::invalid_argument);
    CHECK(Zone{"Europe/Berlin"}.name() == "Europe/Berlin");
}
