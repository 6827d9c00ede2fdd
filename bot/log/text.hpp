#pragma once
#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Small tools to read lines that lost a blank here and there.
namespace bot::log {

/// Whether there is any control character, so that `without_codes` would change the text.
bool has_codes(std::string_view);
/// Without mIRC formatting (bold, italics, underline, reverse, colours with their numbers); any other control character
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
    std::string_view rest;                  ///< what follows, when whole
    std::array<std::string_view, 2> holes;  ///< what stood for each `*`
    bool whole() const { return how == How::whole; }
};

/// Matches `pattern` at the front of `text`. A blank in it stands for any number of blanks, none included (a relay that
/// cuts lines drops them); `*` for everything up to the character that follows it in the pattern; at most two `*`.
Match match(std::string_view text, std::string_view pattern);

/// Takes `(duration: 08m 47s)` off the end of `text`; nullopt, and `text` as it was, when it does not end so. Days,
/// hours, minutes and seconds are read, each of at most six digits.
std::optional<std::chrono::seconds> take_duration(std::string_view& text);

}  // namespace bot::log
