#pragma once
#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Helpers for lines in which blanks may be missing.
namespace bot::log {

/// Whether the text has control characters, so that `without_codes` would change it.
bool has_codes(std::string_view);
/// Removes mIRC formatting (bold, italics, underline, reverse, colours with their numbers); any other control character
/// becomes a blank.
std::string without_codes(std::string_view);

/// How many characters at the front are such.
template <class Is>
std::size_t run(std::string_view text, Is is) {
    return static_cast<std::size_t>(std::ranges::find_if_not(text, is) - text.begin());
}

/// What became of a pattern at the beginning of a text.
struct Match {
    enum class How { none, begun, whole };  ///< begun: the text ended before the pattern did
    How how = How::none;
    std::string_view rest;                  ///< the text after the pattern, if whole
    std::array<std::string_view, 2> holes;  ///< the text matched by each `*`
    bool whole() const { return how == How::whole; }
};

/// Matches `pattern` at the front of `text`. A blank in the pattern stands for any number of blanks, even none (a relay
/// that cuts lines drops them). `*` stands for the text up to the character that follows it in the pattern; at most two
/// `*`.
Match match(std::string_view text, std::string_view pattern);

/// Removes `(duration: 08m 47s)` from the end of `text`. Returns nullopt, and leaves `text` unchanged, if it does not
/// end so. Days, hours, minutes and seconds are read, each of at most six digits.
std::optional<std::chrono::seconds> take_duration(std::string_view& text);

}  // namespace bot::log
