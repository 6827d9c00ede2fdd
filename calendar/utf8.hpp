#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace calendar {

/// A character and its length in bytes.
struct Character {
    char32_t code;  ///< U+FFFD for a byte that begins none
    std::size_t length;
    /// False for a byte that begins no character.
    bool valid() const { return code != 0xFFFD || length > 1; }
};

/// The first character of `text`, which is not empty. Overlong forms, surrogates and codes past U+10FFFF are invalid.
Character first_character(std::string_view text);

/// Whether this byte stands within a character, behind its first byte.
bool continues_character(char);

/// Appends a character as UTF-8; `code` is at most U+10FFFF.
void append_utf8(std::string& text, char32_t code);

/// Every byte that begins no character as U+FFFD, all else as it is.
std::string as_utf8(std::string_view);

/// Whether a character changes the direction of the text around it (Unicode's Bidi_Control). It shows nothing itself.
bool turns_direction(char32_t);

}  // namespace calendar
