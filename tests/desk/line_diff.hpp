#pragma once
#include <string>

namespace tests {

/// The lines in which two texts differ, in order: `-` before a line that only `wanted` has, `+` before one that only
/// `got` has, and `@ line N` (of `wanted`) before each group. At most `most` lines; empty for equal texts.
std::string line_diff(const std::string& wanted, const std::string& got, std::size_t most = 40);

}  // namespace tests
