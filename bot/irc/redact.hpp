#pragma once
#include <string>
#include <string_view>

namespace bot::irc {

/// A line of ours as it may stand in a log: what carries a secret, or is said to services, is left out; other bytes
/// below 0x20 are written as `?`.
std::string redacted(std::string_view line);

}  // namespace bot::irc
