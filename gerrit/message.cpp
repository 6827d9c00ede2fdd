#include "gerrit/message.hpp"

#include <algorithm>

#include "calendar/change_number.hpp"
#include "calendar/text.hpp"
#include "gerrit/reverts.hpp"

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
    result.reverts = read_reverts(message);
    return result;
}

}  // namespace gerrit
