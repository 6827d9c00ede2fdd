#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace bot::irc {

/// Rewrites one line from the server (without tags and line end, at most Framer::most_text bytes) into lines that
/// libircclient 1.9 handles without a crash, a hang or a loss. Empty if that is impossible.
std::vector<std::string> tame(std::string_view text);

}  // namespace bot::irc
