#pragma once
#include <string>

#include "bot/desk/query/floor.hpp"

/// The floor (the right to deploy now), from values to English.
namespace bot::desk::wording {

/// ` until 21:00 UTC (UTC late backport window)`; empty when nothing more is on the calendar.
std::string free_until(const State&, Instant now);

/// Why the floor is not free: every obstacle. Empty when it is free.
std::string obstacles(const State&, const query::Floor&, Instant now);

/// The whole answer: yes and until when, or no and why.
std::string floor(const State&, const query::Floor&, Instant now);

/// The line; it also says that the floor is free, if it is.
std::string with_floor(const State&, const std::string& line, Instant now);

}  // namespace bot::desk::wording
