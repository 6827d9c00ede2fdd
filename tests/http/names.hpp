#pragma once
#include <atomic>

namespace tests {

/// In this program every name that ends in `.test` leads to 127.0.0.1. Looking up `slow.test` takes until this is
/// false, or five seconds; how many such look-ups are under way is counted.
inline std::atomic<bool> names_stuck = false;
inline std::atomic<int> names_waiting = 0;

}  // namespace tests
