#pragma once
#include <string>
#include <string_view>

namespace bot::irc {

/// A line of ours, safe for the log: secrets, and text for services, are left out; bytes below 0x20 become `?`.
std::string redacted(std::string_view line);

}  // namespace bot::irc
