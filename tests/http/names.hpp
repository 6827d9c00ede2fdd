#pragma once
#include <atomic>

namespace tests {

/// In this program every name that ends in `.test` resolves to 127.0.0.1. A look-up of `slow.test` blocks until
/// `names_stuck` is false, or for five seconds; `names_waiting` counts the blocked look-ups.
inline std::atomic<bool> names_stuck = false;
inline std::atomic<int> names_waiting = 0;

}  // namespace tests
