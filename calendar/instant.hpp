#pragma once
#include <date/date.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace calendar {

/// A point in time, UTC, to the second. Only `calendar/zone` makes one from wall time.
using Instant = date::sys_seconds;

/// RFC 3339 in UTC: `2023-01-16T14:00:00Z`.
std::string to_text(Instant);

/// Reads `2023-01-16T14:00:00Z`, `2023-01-16T14:00Z` and, with an offset, `2023-01-16T06:00:00-08:00`. nullopt for
/// anything else, such as a day that does not exist, a missing zone or trailing text.
std::optional<Instant> parse_instant(std::string_view);

}  // namespace calendar
