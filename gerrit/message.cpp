#include "gerrit/message.hpp"

#include <algorithm>

#include "calendar/change_number.hpp"
#include "calendar/text.hpp"

namespace gerrit {
namespace {

constexpr std::size_t most_footers = 100, most_shas = 20, most_text = 300;

/// The lines after the last blank line, ignoring blank lines at the end.
std::string_view last_paragraph(std::string_view message) {
    while (!message.empty() && calendar::is_blank(message.back())) message.remove_suffix(1);
    std::string_view paragraph = message;
    for (std::string_view rest = message; !rest.empty();) {
        if (calendar::trim(calendar::take_line(rest)).empty()) paragraph = rest;
    }
    return paragraph;
}

DependsOn depends_on(std::string_view text, std::string_view gerrit) {
    DependsOn footer;
    footer.text = calendar::cut(text, most_text);
    if (calendar::is_change_id(text)) {
        footer.change_id = text;
    } else {
        footer.change = calendar::change_number(text, gerrit);
    }
    return footer;
}

/// The SHAs after each `words`: 7 to 40 hexadecimal digits.
std::vector<std::string> shas(std::string_view message, std::string_view words) {
    std::vector<std::string> found;
    for (std::size_t at = message.find(words); at != message.npos && found.size() < most_shas;
         at = message.find(words, at)) {
        at += words.size();
        const auto begin = message.begin() + static_cast<std::ptrdiff_t>(at);
        const std::string_view sha{begin, std::find_if_not(begin, message.end(), calendar::is_hex_digit)};
        if (sha.size() >= 7 && sha.size() <= 40) found.push_back(calendar::lower(sha));
    }
    return found;
}

bool is_sha(std::string_view word) {
    return word.size() >= 7 && word.size() <= 40 && std::ranges::all_of(word, calendar::is_hex_digit);
}

bool is_of_word(char c) {
    return calendar::is_letter(c) || calendar::is_digit(c);
}

/// Takes the next word of `text`; sets `line_ended` if a line ended before it, and `bullet` if a bullet stands there.
std::string_view take_word_of_list(std::string_view& text, bool& line_ended, bool& bullet) {
    line_ended = bullet = false;
    while (!text.empty() && !is_of_word(text.front())) {
        const char c = text.front();
        if (c == '\n') {
            line_ended = true;
            bullet = false;
        } else if (c == '*' || c == '-') {
            bullet = true;
        } else if (c == '>') {
            text = {};  // a quotation
            break;
        }
        text.remove_prefix(1);
    }
    const auto end = std::ranges::find_if_not(text, is_of_word);
    const std::string_view word{text.begin(), end};
    text.remove_prefix(word.size());
    return word;
}

/// The commits and Change-Ids at the front of `text`: separated by commas, blanks or "and", or one in each line of a
/// list. In a list the rest of a line after the commit may be its subject.
void take_list(std::string_view text, std::vector<std::string>& found) {
    bool line_ended = false, bullet = false, in_list = false, taken_in_line = false;
    while (found.size() < most_shas) {
        const std::string_view word = take_word_of_list(text, line_ended, bullet);
        if (word.empty()) return;
        if (line_ended) {
            in_list = bullet;
            taken_in_line = false;
        }
        const bool cited = is_sha(word) || calendar::is_change_id(word);
        if (cited) {
            found.push_back(calendar::is_change_id(word) ? std::string(word) : calendar::lower(word));
            taken_in_line = true;
            continue;
        }
        const bool joins = calendar::same_word(word, "and") || calendar::same_word(word, "commit") ||
                           calendar::same_word(word, "commits") || calendar::same_word(word, "change") ||
                           calendar::same_word(word, "changes");
        if (joins) continue;
        if (!in_list || !taken_in_line) return;
        text = text.substr(std::min(text.find('\n'), text.size()));  // after the subject of that commit
    }
}

/// The commits and Change-Ids after each `This reverts `.
std::vector<std::string> reverted(std::string_view message) {
    constexpr std::string_view words = "this reverts ";
    std::vector<std::string> found;
    for (std::size_t at = calendar::find_word(message, words); at != message.npos && found.size() < most_shas;
         at = calendar::find_word(message, words, at)) {
        const std::size_t line = message.rfind('\n', at);
        const bool quoted = calendar::trim(message.substr(line + 1, at - line - 1)).starts_with('>');  // npos + 1 is 0
        at += words.size();
        if (!quoted) take_list(message.substr(at), found);
    }
    return found;
}

}  // namespace

Message read_message(std::string_view message, std::string_view gerrit) {
    constexpr std::string_view key = "depends-on:";
    Message result;
    for (std::string_view rest = last_paragraph(message); !rest.empty();) {
        const std::string_view line = calendar::take_line(rest);
        if (!calendar::same_word(line.substr(0, key.size()), key)) continue;
        const std::string_view text = calendar::trim(line.substr(key.size()));
        if (!text.empty() && result.depends_on.size() < most_footers) {
            result.depends_on.push_back(depends_on(text, gerrit));
        }
    }
    result.picked_from = shas(message, "(cherry picked from commit ");
    result.reverts = reverted(message);
    return result;
}

}  // namespace gerrit
