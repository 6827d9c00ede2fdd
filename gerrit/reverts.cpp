#include "gerrit/reverts.hpp"

#include <algorithm>

#include "calendar/change_number.hpp"
#include "calendar/text.hpp"

namespace gerrit {
namespace {

constexpr std::size_t most = 20;

bool is_sha(std::string_view word) {
    return word.size() >= 7 && word.size() <= 40 && std::ranges::all_of(word, calendar::is_hex_digit) &&
           (word.size() == 40 || std::ranges::any_of(word, calendar::is_digit));
}

bool is_of_word(char c) {
    return calendar::is_letter(c) || calendar::is_digit(c);
}

bool is_any_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view other) { return calendar::same_word(word, other); });
}

std::string_view take_word(std::string_view& text) {
    const auto end = std::ranges::find_if_not(text, is_of_word);
    const std::string_view word{text.begin(), end};
    text.remove_prefix(word.size());
    return word;
}

/// Removes blanks and the marks that may stand before or between commits.
void skip_marks(std::string_view& text) {
    constexpr std::string_view marks = ",;:.&+/[]<#";
    while (!text.empty() && (calendar::is_blank(text.front()) || marks.find(text.front()) != marks.npos)) {
        text.remove_prefix(1);
    }
}

/// Removes a subject in brackets or quotation marks, if one stands here.
void skip_subject(std::string_view& text) {
    std::string_view rest = calendar::trim(text);
    if (rest.empty() || (rest.front() != '(' && rest.front() != '"' && rest.front() != '\'')) return;
    const std::size_t end = rest.find(rest.front() == '(' ? ')' : rest.front(), 1);
    text = end == rest.npos ? std::string_view{} : rest.substr(end + 1);
}

/// Removes a bullet or a number such as `2.` or `2)`. Returns whether there was one.
bool take_bullet(std::string_view& line) {
    line = calendar::trim(line);
    if (line.starts_with('*') || line.starts_with('-')) {
        line.remove_prefix(1);
        return true;
    }
    const auto digits = std::ranges::find_if_not(line, calendar::is_digit);
    const auto length = static_cast<std::size_t>(digits - line.begin());
    if (length == 0 || length > 2 || length >= line.size() || (line[length] != '.' && line[length] != ')'))
        return false;
    line.remove_prefix(length + 1);
    return true;
}

enum class Line { nothing, cited, ended };

/// Reads the commits at the front of a line. `ended`: the text says something else.
Line read_line(std::string_view line, std::vector<std::string>& found) {
    Line result = Line::nothing;
    while (found.size() < most) {
        skip_marks(line);
        const std::string_view word = take_word(line);
        if (word.empty()) return line.empty() ? result : result == Line::nothing ? Line::ended : result;
        if (is_sha(word) || calendar::is_change_id(word)) {
            found.push_back(calendar::is_change_id(word) ? std::string(word) : calendar::lower(word));
            result = Line::cited;
            skip_subject(line);
            continue;
        }
        if (is_any_of(word, {"and", "also", "commit", "commits", "change", "changes", "patch", "patches"})) continue;
        if (result == Line::nothing && is_any_of(word, {"the", "these", "following", "both", "two", "three", "gerrit"}))
            continue;
        return result == Line::nothing ? Line::ended : result;
    }
    return result;
}

/// Reads what stands after `This reverts`: the rest of that line, and the lines after it while each begins with a
/// commit. After a blank line only a list goes on: one that has bullets, or has not begun.
void read_list(std::string_view text, std::vector<std::string>& found) {
    const std::size_t before = found.size();
    if (read_line(calendar::take_line(text), found) == Line::ended) return;
    bool blank = false, bullets = false;
    while (!text.empty() && found.size() < most) {
        std::string_view line = calendar::take_line(text);
        if (calendar::trim(line).empty()) {
            blank = true;
            continue;
        }
        const bool bullet = take_bullet(line);
        if (bullets && !bullet && !blank) continue;  // the subject of the entry before goes on
        const bool goes_on = found.size() == before || !blank || (bullet && bullets);
        if (!goes_on || read_line(line, found) != Line::cited) return;
        bullets = bullet;
        blank = false;
    }
}

}  // namespace

std::vector<std::string> read_reverts(std::string_view message) {
    constexpr std::string_view words = "this reverts";
    std::vector<std::string> found;
    for (std::size_t at = calendar::find_word(message, words); at != message.npos && found.size() < most;
         at = calendar::find_word(message, words, at)) {
        const std::size_t line = message.rfind('\n', at);
        const bool quoted = calendar::trim(message.substr(line + 1, at - line - 1)).starts_with('>');  // npos + 1 is 0
        at += words.size();
        const bool ends = at == message.size() || !is_of_word(message[at]);
        if (!quoted && ends) read_list(message.substr(at), found);
    }
    return found;
}

}  // namespace gerrit
