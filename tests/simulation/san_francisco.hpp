#pragma once
#include <date/date.h>

namespace simulation {

using Instant = date::sys_seconds;

/// San Francisco's clock by the rule in force since 2007, from no table: forward on the second Sunday of March at 10:00
/// UTC, back on the first Sunday of November at 9:00 UTC.
///
/// An hour that does not exist moves forward by the gap; one that exists twice means the first.
Instant from_wall(date::local_seconds);
date::local_seconds to_wall(Instant);

/// The Sundays of that year on which the clock moves.
date::sys_days spring_forward(date::year);
date::sys_days fall_back(date::year);

}  // namespace simulation
