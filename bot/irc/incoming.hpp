#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bot::irc {

/// One message from the server. Every part except the command may be empty.
struct Incoming {
    std::string tags, source, command;  ///< the command in upper case, or three digits
    std::vector<std::string> params;

    /// The empty string if there are fewer parameters.
    const std::string& param(std::size_t i) const;
    /// The last parameter, which holds the text; empty if there is none.
    const std::string& last() const;
    bool operator==(const Incoming&) const = default;
};

/// Parses a line without tags. nullopt if it has no command, or if that is neither letters nor three digits.
std::optional<Incoming> parse(std::string_view text);

/// The value of a message tag, unescaped: empty for a tag without value, nullopt if the tag is missing.
std::optional<std::string> tag(std::string_view tags, std::string_view key);

/// `nick!user@host`; for a server, only `nick` is set.
struct Mask {
    std::string nick, user, host;
    bool operator==(const Mask&) const = default;
};
Mask mask_of(std::string_view source);

/// Calls `each(word)` for each word between spaces.
template <class Each>
void for_words(std::string_view list, Each each) {
    while (!list.empty()) {
        const auto end = list.find(' ');
        if (end != 0) each(list.substr(0, end));
        if (end == list.npos) break;
        list.remove_prefix(end + 1);
    }
}

}  // namespace bot::irc
