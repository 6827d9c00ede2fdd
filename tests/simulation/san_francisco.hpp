#pragma once
#include <date/date.h>

namespace simulation {

using Instant = date::sys_seconds;

/// San Francisco's clock by the rule in force since 2007, without tzdata: forward on the second Sunday of March at
/// 10:00 UTC, back on the first Sunday of November at 9:00 UTC.
///
/// A wall time that does not exist is moved forward by the gap; of one that exists twice, the first is used.
Instant from_wall(date::local_seconds);
date::local_seconds to_wall(Instant);

/// The Sundays of a year on which the clock changes.
date::sys_days spring_forward(date::year);
date::sys_days fall_back(date::year);

}  // namespace simulation
