#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace calendar {

/// A character of a text and how many bytes it takes.
struct Character {
    std::uint32_t code;  ///< U+FFFD for a byte that begins none
    std::size_t length;
};

/// The character that `text` (not empty) begins with. Overlong forms, surrogates and codes past U+10FFFF are none.
Character first_character(std::string_view text);

/// Appends a character as UTF-8; `code` is at most U+10FFFF.
void append_utf8(std::string& text, std::uint32_t code);

}  // namespace calendar
