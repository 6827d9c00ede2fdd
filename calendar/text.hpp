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
bool is_hex_digit(char);
char lower(char);

std::string lower(std::string_view);
/// Whether the words are equal, ignoring the case of ASCII letters.
bool same_word(std::string_view, std::string_view);
/// Takes `word` off the front of `text`, if it stands there.
bool take(std::string_view& text, std::string_view word);
/// The same in any case of ASCII letters.
bool take_word(std::string_view& text, std::string_view word);
/// Where `what` (in lower case) begins in `text` in any case, from `from` on; npos if nowhere.
std::size_t find_word(std::string_view text, std::string_view what, std::size_t from = 0);

/// Removes ASCII white space at both ends.
std::string_view trim(std::string_view);
/// Trims, and replaces each run of white space (no-break spaces too) by one space.
std::string fold(std::string_view);

/// How many slips of the finger make one word of the other: a letter more, less or other, or two in the wrong order.
std::size_t word_distance(std::string_view, std::string_view);

/// The first line, taken off the front with its line feed.
std::string_view take_line(std::string_view& text);

/// The value of one to nine ASCII digits; nullopt for any other text.
std::optional<int> digits(std::string_view);
/// Such a number, if it is more than 0.
std::optional<int> positive(std::string_view);

/// At most `most` bytes of `text`, never ending inside a UTF-8 sequence.
std::string_view cut(std::string_view text, std::size_t most);
/// Quotes untrusted text in a sentence: folded, at most 60 bytes, `...` where cut, in straight quotes.
std::string in_quotes(std::string_view);

}  // namespace calendar
