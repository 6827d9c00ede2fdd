#pragma once
#include <chrono>
#include <functional>

namespace support {

using Bound = std::chrono::milliseconds;
using WallTime = std::chrono::system_clock::time_point;

/// Asks `condition` again and again until it holds or `bound` has passed; whether it held.
bool wait_until(const std::function<bool()>& condition, Bound bound, Bound every = Bound{20});

/// Returns when the system clock shows `at`, at once when it is past. Scenarios need it: windows open by the real
/// clock.
void wait_for_clock(WallTime at);

}  // namespace support
