#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace bot::desk::wording {

constexpr std::size_t longest_line = 380;  ///< bytes: one line of IRC, with the asker and the mask before it

/// A reason somebody else gave, cleaned and bounded.
std::string reason(const std::string&);

/// `1 window`, `2 windows`.
std::string plural(std::size_t n, std::string_view one);

/// Joins items by "; ", into as many lines as it takes.
std::vector<std::string> pack(const std::vector<std::string>& items, std::size_t room = longest_line);

/// A full stop behind each line that has no end.
void end_sentences(std::vector<std::string>& lines);

/// `is` or `are`.
std::string are(const std::vector<int>& changes);

}  // namespace bot::desk::wording
