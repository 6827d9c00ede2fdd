#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace calendar {

/// A character and its length in bytes.
struct Character {
    std::uint32_t code;  ///< U+FFFD for a byte that begins no valid sequence
    std::size_t length;
};

/// The first character of `text`, which is not empty. Overlong forms, surrogates and codes past U+10FFFF are invalid.
Character first_character(std::string_view text);

/// Appends a character as UTF-8; `code` is at most U+10FFFF.
void append_utf8(std::string& text, std::uint32_t code);

}  // namespace calendar
