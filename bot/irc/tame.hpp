#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace bot::irc {

/// Rewrites one line of the server (without tags and line end, at most Framer::most_text bytes) into the lines that
/// libircclient 1.9 can take without a crash, a wedge or a loss; none when it cannot be told at all.
std::vector<std::string> tame(std::string_view text);

}  // namespace bot::irc
