#pragma once
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "calendar/zone.hpp"

namespace calendar {

/// The times of a card's window.
struct Times {
    Instant start, end;  ///< start < end
    /// The start day in `zone`, and `Window::clock_moved`.
    date::local_days day;
    std::chrono::minutes clock_moved{0};
    std::vector<std::string> warnings;
};

/// Why the times in a card's `when` or `length` could not be read, for people.
struct NoTimes {
    std::string why;
};

/// Reads `2023-01-16 06:00 SF` (wall time in `zone`) or `... UTC`, and a length in decimal hours (more than 0, at most
/// 9000; an empty text means 1). The end is computed by wall clock in the card's own zone. Times that a clock change
/// skips or repeats are resolved as `Zone::place` does, with a warning. Both texts are plain and folded.
std::variant<Times, NoTimes> read_times(std::string_view when, std::string_view length, const Zone& zone);

}  // namespace calendar
