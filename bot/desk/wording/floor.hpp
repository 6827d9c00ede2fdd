#pragma once
#include <string>

#include "bot/desk/query/floor.hpp"

/// Renders the floor (the right to deploy now) as English.
namespace bot::desk::wording {

/// ` until 21:00 UTC (UTC late backport window)`; empty when no window follows on the calendar.
std::string free_until(const State&, Instant now);

/// Why the floor is not free: every obstacle. Empty when it is free.
std::string obstacles(const State&, const query::Floor&, Instant now);

/// The whole answer: yes and until when, or no and why.
std::string floor(const State&, const query::Floor&, Instant now);

/// The line, with the patches that the next run ships although their own run failed.
std::string with_still_merged(const State&, const std::string& line);

/// The line, with a note if the floor is free.
std::string with_floor(const State&, const std::string& line, Instant now);

}  // namespace bot::desk::wording
