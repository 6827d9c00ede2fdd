#include "calendar/text.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "calendar/utf8.hpp"

namespace calendar {

bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return lower(c) >= 'a' && lower(c) <= 'z';
}
bool is_hex_digit(char c) {
    return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'f');
}
char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lower(std::string_view text) {
    std::string result{text};
    std::ranges::transform(result, result.begin(), [](char c) { return lower(c); });
    return result;
}

bool same_word(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

bool take(std::string_view& text, std::string_view word) {
    if (!text.starts_with(word)) return false;
    text.remove_prefix(word.size());
    return true;
}

bool take_word(std::string_view& text, std::string_view word) {
    if (!same_word(text.substr(0, word.size()), word)) return false;
    text.remove_prefix(word.size());
    return true;
}

std::size_t find_word(std::string_view text, std::string_view what, std::size_t from) {
    const auto begin = text.begin() + static_cast<std::ptrdiff_t>(std::min(from, text.size()));
    const auto found =
        std::search(begin, text.end(), what.begin(), what.end(), [](char x, char y) { return lower(x) == y; });
    return found == text.end() ? std::string_view::npos : static_cast<std::size_t>(found - text.begin());
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

std::string fold(std::string_view text) {
    constexpr std::string_view no_break_space = "\xC2\xA0";
    std::string result;
    bool gap = false;
    while (!text.empty()) {
        const std::size_t space = is_blank(text.front()) ? 1 : text.starts_with(no_break_space) ? 2 : 0;
        if (space == 0) {
            if (gap && !result.empty()) result += ' ';
            result += text.front();
        }
        gap = space != 0;
        text.remove_prefix(space == 0 ? 1 : space);
    }
    return result;
}

std::size_t word_distance(std::string_view a, std::string_view b) {
    // Rows of the table of distances between all beginnings of both: this one and the two above it.
    std::vector<std::size_t> before, above, row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        before = std::exchange(above, row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t other = a[i - 1] == b[j - 1] ? 0 : 1;
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + other});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
    }
    return row[b.size()];
}

std::string_view take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

std::optional<int> digits(std::string_view text) {
    if (text.empty() || text.size() > 9 || !std::ranges::all_of(text, is_digit)) return std::nullopt;
    int number = 0;
    for (const char c : text) number = number * 10 + (c - '0');
    return number;
}

std::optional<int> positive(std::string_view text) {
    const auto number = digits(text);
    return number && *number > 0 ? number : std::nullopt;
}

std::string_view cut(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    std::size_t end = most;
    // No sequence is longer than four bytes; a longer run is no UTF-8 and may be cut anywhere.
    while (end > 0 && most - end < 4 && continues_character(text[end])) --end;
    return text.substr(0, continues_character(text[end]) ? most : end);
}

std::string in_quotes(std::string_view text) {
    constexpr std::size_t most = 60;
    const std::string folded = fold(cut(text, 4 * most));
    const std::string_view shown = cut(folded, most);
    return '"' + std::string{shown} + (shown.size() < folded.size() ? "...\"" : "\"");
}

}  // namespace calendar
