#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bot::irc {

/// The maximum length of the text after `PRIVMSG target :`, so that the relayed line has at most 512 bytes with its
/// line end. The server puts `:nick!user@host ` in front. `mask` is our `nick!user@host`.
std::size_t room_for_text(std::string_view mask, std::string_view target);

/// Splits text into pieces of at most `budget` bytes, at spaces (which are dropped). Only a word that is longer than
/// `budget` is cut, and never inside a UTF-8 sequence. CR, LF and NUL become spaces. Empty for text without words.
std::vector<std::string> split(std::string_view text, std::size_t budget);

}  // namespace bot::irc
