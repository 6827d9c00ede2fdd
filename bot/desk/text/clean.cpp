#include "bot/desk/text/clean.hpp"

#include <cstdint>

namespace bot::desk {
inline namespace text {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

/// The length of the valid UTF-8 character at the front, 0 if there is none. `code` receives its code point.
std::size_t front(std::string_view s, char32_t& code) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
    const unsigned char b = byte(0);
    if (b < 0x80) {
        code = b;
        return 1;
    }
    const std::size_t n = b >= 0xF0 && b < 0xF5 ? 4 : b >= 0xE0 && b < 0xF0 ? 3 : b >= 0xC2 && b < 0xE0 ? 2 : 0;
    if (n == 0 || s.size() < n) return 0;
    code = b & (0xFFu >> (n + 1));
    for (std::size_t i = 1; i < n; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return 0;
        code = code << 6 | (byte(i) & 0x3Fu);
    }
    const bool overlong = (n == 3 && code < 0x800) || (n == 4 && code < 0x10000);
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    return overlong || surrogate || code > 0x10FFFF ? 0 : n;
}

bool harmful(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) ||  // C0, DEL, C1: line ends, CTCP, colours, escapes
           c == 0x2028 || c == 0x2029 ||            // line and paragraph separators
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||  // embeddings and isolates
           c == 0xFEFF;
}

}  // namespace

std::string clean(std::string_view s) {
    std::string out;
    out.reserve(s.size());
    while (!s.empty()) {
        char32_t code = 0;
        const std::size_t n = front(s, code);
        if (n == 0) {
            out += replacement;
            s.remove_prefix(1);
            continue;
        }
        if (!harmful(code)) {
            out += s.substr(0, n);
        } else if (!out.empty() && out.back() != ' ' && (code == '\n' || code == '\r' || code == '\t')) {
            out += ' ';
        }
        s.remove_prefix(n);
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::string shorten(std::string_view s, std::size_t bytes) {
    constexpr std::string_view ellipsis = "\xE2\x80\xA6";
    if (s.size() <= bytes) return std::string(s);
    std::size_t n = bytes < ellipsis.size() ? 0 : bytes - ellipsis.size();
    while (n > 0 && (static_cast<unsigned char>(s[n]) & 0xC0) == 0x80) --n;
    return std::string(s.substr(0, n)) += ellipsis;
}

}  // namespace text
}  // namespace bot::desk
