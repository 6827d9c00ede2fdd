#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Helpers for untrusted text. Letters and digits are ASCII; other bytes pass through unchanged.
namespace calendar {

bool is_blank(char);
bool is_digit(char);
bool is_letter(char);
char lower(char);

std::string lower(std::string_view);
/// Whether the words are equal, ignoring the case of ASCII letters.
bool same_word(std::string_view, std::string_view);
/// The position of `what` (in lower case) in `text` (any case), from `from` on; npos if it is not found.
std::size_t find_word(std::string_view text, std::string_view what, std::size_t from = 0);

/// Removes ASCII white space at both ends.
std::string_view trim(std::string_view);
/// Trims, and replaces each run of white space (no-break spaces too) by one space.
std::string fold(std::string_view);

/// Removes the first line and its line feed from the front, and returns the line without the line feed.
std::string_view take_line(std::string_view& text);

/// The value of one to nine ASCII digits; nullopt for any other text.
std::optional<int> digits(std::string_view);

/// At most `most` bytes of `text`, never ending inside a UTF-8 sequence.
std::string_view cut(std::string_view text, std::size_t most);
/// Quotes untrusted text in a sentence: folded, at most 60 bytes, `...` where cut, in straight quotes.
std::string in_quotes(std::string_view);

}  // namespace calendar
