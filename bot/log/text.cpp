#include "bot/log/text.hpp"

#include <algorithm>

#include "calendar/text.hpp"

namespace bot::log {
namespace {

using calendar::is_blank;
using calendar::is_digit;

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

/// Length of `N`, `N,M` (colours, up to two digits each) or `RRGGBB`, `RRGGBB,RRGGBB` at the front; 0 if none.
template <class Is>
std::size_t colours(std::string_view text, std::size_t least, std::size_t most, Is is) {
    const std::size_t first = run(text.substr(0, most), is);
    if (first < least) return 0;
    if (first >= text.size() || text[first] != ',') return first;
    const std::size_t second = run(text.substr(first + 1, most), is);
    return second < least ? first : first + 1 + second;
}

std::size_t skip_blanks(std::string_view text) {
    return run(text, is_blank);
}

}  // namespace

bool has_codes(std::string_view text) {
    return std::ranges::any_of(text, is_control);
}

std::string without_codes(std::string_view text) {
    constexpr std::string_view toggles = "\x02\x0F\x11\x16\x1D\x1E\x1F";
    std::string plain;
    plain.reserve(text.size());
    while (!text.empty()) {
        const char c = text.front();
        text.remove_prefix(1);
        if (c == '\x03')
            text.remove_prefix(colours(text, 1, 2, is_digit));
        else if (c == '\x04')
            text.remove_prefix(colours(text, 6, 6, calendar::is_hex_digit));
        else if (!is_control(c))
            plain += c;
        else if (toggles.find(c) == toggles.npos)
            plain += ' ';
    }
    return plain;
}

Match match(std::string_view text, std::string_view pattern) {
    Match result;
    std::size_t hole = 0;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == ' ') {
            text.remove_prefix(skip_blanks(text));
            continue;
        }
        if (pattern[i] == '*') {
            const std::size_t end = text.find(pattern[i + 1]);
            if (hole < result.holes.size()) result.holes[hole++] = calendar::trim(text.substr(0, end));
            text.remove_prefix(std::min(end, text.size()));
            continue;
        }
        if (text.empty()) return result.how = Match::How::begun, result;
        if (text.front() != pattern[i]) return result;
        text.remove_prefix(1);
    }
    result.how = Match::How::whole;
    result.rest = text;
    return result;
}

std::optional<std::chrono::seconds> take_duration(std::string_view& text) {
    struct Unit {
        char letter;
        int seconds;
    };
    constexpr Unit units[] = {{'d', 86400}, {'h', 3600}, {'m', 60}, {'s', 1}};
    const std::string_view all = calendar::trim(text);
    const std::size_t at = all.rfind('(');
    if (!all.ends_with(')') || at == all.npos) return std::nullopt;
    const auto words = match(all.substr(at), "(duration: ");
    if (!words.whole()) return std::nullopt;

    std::chrono::seconds sum{0};
    std::string_view left = words.rest;
    while (left != ")") {
        const std::size_t length = run(left.substr(0, 6), is_digit);
        const auto number = calendar::digits(left.substr(0, length));
        if (!number || length >= left.size()) return std::nullopt;
        const auto unit = std::ranges::find(units, left[length], &Unit::letter);
        if (unit == std::end(units)) return std::nullopt;
        sum += std::chrono::seconds{std::int64_t{*number} * unit->seconds};
        left.remove_prefix(length + 1);
        left.remove_prefix(skip_blanks(left));
    }
    text = calendar::trim(all.substr(0, at));
    return sum;
}

}  // namespace bot::log
