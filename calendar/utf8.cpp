#include "calendar/utf8.hpp"

namespace calendar {
namespace {

bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

}  // namespace

Character first_character(std::string_view text) {
    constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const auto byte = [&](std::size_t at) { return static_cast<char32_t>(static_cast<unsigned char>(text[at])); };
    const char32_t lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    const std::size_t length = lead >= 0xF0 && lead < 0xF8   ? 4
                               : lead >= 0xE0 && lead < 0xF0 ? 3
                               : lead >= 0xC0 && lead < 0xE0 ? 2
                                                             : 0;
    constexpr Character none{0xFFFD, 1};
    if (length == 0 || text.size() < length) return none;
    char32_t code = lead & (0xFFu >> (length + 1));
    for (std::size_t at = 1; at < length; ++at) {
        if (!continues_character(text[at])) return none;
        code = (code << 6) | (byte(at) & 0x3F);
    }
    const bool surrogate = code >= 0xD800 && code < 0xE000;
    return code < least[length] || surrogate || code > 0x10FFFF ? none : Character{code, length};
}

bool continues_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

void append_utf8(std::string& text, char32_t code) {
    const auto add = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (code < 0x80) return add(code);
    if (code < 0x800) {
        add(0xC0 | (code >> 6));
    } else if (code < 0x10000) {
        add(0xE0 | (code >> 12));
        add(0x80 | ((code >> 6) & 0x3F));
    } else {
        add(0xF0 | (code >> 18));
        add(0x80 | ((code >> 12) & 0x3F));
        add(0x80 | ((code >> 6) & 0x3F));
    }
    add(0x80 | (code & 0x3F));
}

std::string as_utf8(std::string_view text) {
    constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD
    std::string result;
    result.reserve(text.size());
    std::size_t good = 0;  // bytes at the front that are characters
    while (good < text.size()) {
        const Character character = is_ascii(text[good]) ? Character{0, 1} : first_character(text.substr(good));
        if (character.valid()) {
            good += character.length;
            continue;
        }
        result.append(text.substr(0, good)).append(replacement);
        text.remove_prefix(good + 1);
        good = 0;
    }
    return result.append(text);
}

bool turns_direction(char32_t code) {
    return code == 0x061C || code == 0x200E || code == 0x200F ||  // marks
           (code >= 0x202A && code <= 0x202E) ||                  // embeddings and overrides
           (code >= 0x2066 && code <= 0x2069);                    // isolates
}

}  // namespace calendar
