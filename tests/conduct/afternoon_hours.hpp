#pragma once
#include <date/date.h>

#include <chrono>

namespace tests {

/// The start of the afternoon's first window.
inline const bot::desk::Instant two = date::sys_days{date::year{2026} / 11 / 23} + std::chrono::hours{14};
inline constexpr const char* channel = "#wikimedia-operations";

}  // namespace tests
