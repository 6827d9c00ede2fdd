#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bot::irc {

/// One line from the server: the message tags without `@`, and the rest without tags and line end.
struct Raw {
    std::string tags, text;
    bool operator==(const Raw&) const = default;
};

/// Splits a stream of bytes into lines. Blank lines, lines that are too long, and lines with a NUL or a lone CR are
/// dropped, so memory is bounded whatever the server sends.
class Framer {
public:
    static constexpr std::size_t most_tags = 8191;  ///< IRCv3 message-tags, without the `@`
    static constexpr std::size_t most_text = 1000;  ///< libircclient accepts 1023 bytes with the line end; IRC has 512

    std::vector<Raw> push(std::string_view bytes);

    /// Number of lines dropped for their length or their bytes.
    std::size_t dropped() const { return dropped_; }

private:
    void finish(std::vector<Raw>& out);

    std::string line_;
    bool skipping_ = false;
    std::size_t dropped_ = 0;
};

}  // namespace bot::irc
