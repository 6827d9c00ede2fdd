#include "bot/desk/text/clean.hpp"

#include <algorithm>

#include "calendar/utf8.hpp"

namespace bot::desk {
inline namespace text {
namespace {

bool harmful(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) ||       // C0, DEL, C1: line ends, CTCP, colours, escapes
           c == 0x2028 || c == 0x2029 ||                 // line and paragraph separators
           calendar::turns_direction(c) || c == 0xFEFF;  // direction, byte order
}

}  // namespace

std::string clean(std::string_view s) {
    std::string out;
    out.reserve(s.size());
    while (!s.empty()) {
        // Almost all text is printable ASCII.
        const auto printable = [](char c) { return c >= 0x20 && c < 0x7F; };
        const auto plain = static_cast<std::size_t>(std::ranges::find_if_not(s, printable) - s.begin());
        out.append(s.substr(0, plain));
        s.remove_prefix(plain);
        if (s.empty()) break;
        const auto [code, length] = calendar::first_character(s);
        if (!harmful(code)) {
            calendar::append_utf8(out, code);
        } else if (!out.empty() && out.back() != ' ' && (code == '\n' || code == '\r' || code == '\t')) {
            out += ' ';
        }
        s.remove_prefix(length);
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::string shorten(std::string_view s, std::size_t bytes) {
    constexpr std::string_view ellipsis = "\xE2\x80\xA6";
    if (s.size() <= bytes) return std::string(s);
    std::size_t n = bytes < ellipsis.size() ? 0 : bytes - ellipsis.size();
    while (n > 0 && calendar::continues_character(s[n])) --n;
    return std::string(s.substr(0, n)) += ellipsis;
}

}  // namespace text
}  // namespace bot::desk
