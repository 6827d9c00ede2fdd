#pragma once
#include <chrono>

namespace bot::irc {

/// A time on the steady clock. Only the carrier reads the clock; all other code gets the time as an argument.
using Moment = std::chrono::steady_clock::time_point;
constexpr Moment never = Moment::max();

}  // namespace bot::irc
