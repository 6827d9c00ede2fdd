#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bot::irc {

/// What may stand behind `PRIVMSG target :` so that the line is 512 bytes with its line end, as relayed: the server
/// puts
/// `:nick!user@host ` in front. `mask` is our `nick!user@host`.
std::size_t room_for_text(std::string_view mask, std::string_view target);

/// Cuts text into pieces of at most `budget` bytes, at spaces (which are dropped at the cuts). Only a word that is too
/// long alone is cut, and never inside a UTF-8 sequence. CR, LF and NUL become spaces. Empty for text without words.
std::vector<std::string> split(std::string_view text, std::size_t budget);

}  // namespace bot::irc
