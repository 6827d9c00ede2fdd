#pragma once
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "calendar/zone.hpp"

namespace calendar {

/// When a card's window is.
struct Times {
    Instant start, end;  ///< start < end
    date::local_days day;
    std::chrono::minutes clock_moved{0};
    std::vector<std::string> warnings;
};

/// Why a card's `when` or `length` gives no times, for people.
struct NoTimes {
    std::string why;
};

/// Reads `2023-01-16 06:00 SF` (wall time in `zone`) or `... UTC`, and decimal hours (none means 1; at most 400).
/// The end is found by wall clock in the card's own zone. Hours that a clock change skips or repeats are placed as
/// `Zone::place` does, and said in a warning. Both texts are plain and folded.
std::variant<Times, NoTimes> read_times(std::string_view when, std::string_view length, const Zone& zone);

}  // namespace calendar
