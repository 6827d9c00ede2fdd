#include "tests/support/wait.hpp"

#include <thread>

namespace support {

bool wait_until(const std::function<bool()>& condition, Bound bound, Bound every) {
    const auto end = std::chrono::steady_clock::now() + bound;
    while (!condition()) {
        if (std::chrono::steady_clock::now() >= end) return condition();
        std::this_thread::sleep_for(every);
    }
    return true;
}

void wait_for_clock(WallTime at) {
    std::this_thread::sleep_until(at);
}

}  // namespace support
