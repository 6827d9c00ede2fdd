#pragma once
#include <chrono>
#include <string>

#include "calendar/instant.hpp"

namespace bot::desk {
inline namespace text {

using calendar::Instant;

/// `15:00`, UTC.
std::string clock(Instant);
/// `15:00 UTC`; with the weekday (`Tue 15:00 UTC`) on another day than `now`; with the date from a week away.
std::string when(Instant, Instant now);
/// `Mon 23 Nov`, UTC.
std::string date_of(Instant);
/// `50 s`, `12 min`, `1 h 0 min`, `3 d 4 h`; rounded down. Negative durations count as 0.
std::string lasting(std::chrono::seconds);

}  // namespace text
}  // namespace bot::desk
