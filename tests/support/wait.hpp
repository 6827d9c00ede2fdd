#pragma once
#include <chrono>
#include <functional>

namespace support {

using Bound = std::chrono::milliseconds;
using WallTime = std::chrono::system_clock::time_point;

/// Checks `condition` repeatedly until it holds or `bound` is over; returns whether it held.
bool wait_until(const std::function<bool()>& condition, Bound bound, Bound every = Bound{20});

/// Returns when the system clock shows `at`, at once if that has passed. Needed because windows open by the real clock.
void wait_for_clock(WallTime at);

}  // namespace support
