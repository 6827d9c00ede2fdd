#pragma once
#include <chrono>

namespace bot::irc {

/// Time on a clock that never steps; only the carrier reads it, everything else is told.
using Moment = std::chrono::steady_clock::time_point;
constexpr Moment never = Moment::max();

}  // namespace bot::irc
