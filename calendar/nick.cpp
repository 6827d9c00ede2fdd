#include "calendar/nick.hpp"

#include <algorithm>

#include "calendar/text.hpp"

namespace calendar {

bool is_nick(std::string_view text) {
    static constexpr std::string_view marks = "[]\\`_^{|}";
    constexpr std::size_t longest = 32;
    const auto begins = [](char c) { return is_letter(c) || marks.find(c) != std::string_view::npos; };
    // Two braces together are a template to MediaWiki, whatever IRC servers allow.
    if (text.find("{{") != text.npos || text.find("}}") != text.npos) return false;
    return !text.empty() && text.size() <= longest && begins(text.front()) &&
           std::ranges::all_of(text, [&](char c) { return begins(c) || is_digit(c) || c == '-'; });
}

bool same_nick(std::string_view a, std::string_view b) {
    return same_word(a, b);
}

bool is_placeholder(std::string_view nick) {
    return same_nick(nick, "irc-nickname");
}

}  // namespace calendar
