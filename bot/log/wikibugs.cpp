#include "bot/log/wikibugs.hpp"

#include <algorithm>

#include "bot/log/line.hpp"
#include "bot/log/text.hpp"
#include "calendar/text.hpp"

namespace bot::log {
namespace {

using calendar::is_digit;
using calendar::trim;

bool read_type(std::string_view word, BugsLine& line) {
    struct Word {
        std::string_view text;
        BugsType type;
    };
    constexpr Word words[] = {{"CR", BugsType::comment},
                              {"Merged", BugsType::merged},
                              {"Restored", BugsType::restored},
                              {"Abandoned", BugsType::abandoned}};
    if (word.starts_with("PS")) {
        line.type = BugsType::patch_set;
        line.patch_set = calendar::digits(word.substr(2)).value_or(0);
        return line.patch_set > 0;
    }
    const auto* const found = std::ranges::find(words, word, &Word::text);
    if (found == std::end(words)) return false;
    line.type = found->type;
    return true;
}

/// Removes `C: +2` from the front.
std::optional<Vote> take_vote(std::string_view& text) {
    Vote vote{text.front(), 0};
    auto figure = match(text.substr(1), ": ");
    if (!calendar::is_letter(vote.label) || !figure.whole()) return std::nullopt;
    const bool minus = figure.rest.starts_with('-');
    if (minus || figure.rest.starts_with('+')) figure.rest.remove_prefix(1);
    if (figure.rest.empty() || !is_digit(figure.rest.front())) return std::nullopt;
    vote.value = figure.rest.front() - '0';
    if (minus) vote.value = -vote.value;
    text = trim(figure.rest.substr(1));
    return vote;
}

/// Removes `[V: -1 C: +2] ` from the front; removes nothing if the brackets hold anything else.
std::vector<Vote> take_votes(std::string_view& text) {
    constexpr std::size_t most = 8;
    const auto brackets = match(text, "[*]");
    if (!brackets.whole()) return {};
    std::vector<Vote> votes;
    for (std::string_view left = brackets.holes[0]; !left.empty();) {
        const auto vote = take_vote(left);
        if (!vote || votes.size() == most) return {};
        votes.push_back(*vote);
    }
    text = trim(brackets.rest);
    return votes;
}

/// The number at the end of a URL such as `https://gerrit.wikimedia.org/r/123456`.
std::optional<int> change_of(std::string_view address) {
    address = address.substr(0, address.find(' '));
    if (address.find("/r/") == address.npos) return std::nullopt;
    return calendar::digits(address.substr(address.rfind('/') + 1));
}

/// The start of the last ` - https://.../r/NUMBER`; the number in `change`.
std::size_t find_address(std::string_view text, int& change) {
    constexpr std::string_view dash = " - ";
    constexpr int most_tries = 16;
    std::size_t at = text.rfind(" - https://");
    for (int tries = 0; at != text.npos && tries < most_tries; ++tries) {
        if (const auto number = change_of(text.substr(at + dash.size()))) return change = *number, at;
        at = at == 0 ? text.npos : text.rfind(" - https://", at - 1);
    }
    return text.npos;
}

/// Removes the brackets at the end of `text` and returns their content; empty if there are none.
std::string take_brackets(std::string_view& text, char open, char close) {
    const std::size_t at = text.rfind(open);
    if (!text.ends_with(close) || at == text.npos) return "";
    const std::string_view inside = text.substr(at + 1, text.size() - at - 2);
    text = trim(text.substr(0, at));
    return std::string{trim(inside)};
}

bool counts_comments(std::string_view text) {
    const std::size_t blank = std::min(text.find(' '), text.size());
    return calendar::digits(text.substr(0, blank)) && text.substr(blank).starts_with(" comment");
}

/// Reads `TEXT (n comments) [REPO] (BRANCH)` from the end.
void read_subject(std::string_view text, BugsLine& line) {
    if (text.ends_with(')')) line.branch = take_brackets(text, '(', ')');
    line.repository = take_brackets(text, '[', ']');
    std::string_view shorter = text;
    if (counts_comments(take_brackets(shorter, '(', ')'))) text = shorter;
    line.text = text;
    const auto approved = match(text.substr(text.starts_with('"') ? 1 : 0), "Approved by *@* using scap backport");
    if (approved.whole()) line.approved_by = std::string{approved.holes[0]} + '@' + std::string{approved.holes[1]};
}

std::optional<BugsLine> read_plain(std::string_view text) {
    const auto opening = match(text, " (*) ");
    BugsLine line;
    if (!opening.whole() || !read_type(opening.holes[0], line)) return std::nullopt;
    text = opening.rest;
    const std::size_t address = find_address(text, line.change);
    const std::size_t colon = text.find(": ");
    if (address == text.npos || colon >= address) return std::nullopt;
    line.user = trim(text.substr(0, colon));
    text = trim(text.substr(colon + 1, address - colon - 1));
    line.votes = take_votes(text);
    read_subject(text, line);
    return line;
}

}  // namespace

std::optional<BugsLine> read_wikibugs(std::string_view text) {
    text = text.substr(0, most_line);
    // Copies no other lines of the channel.
    if (text.substr(0, 64).find('(') == text.npos) return std::nullopt;
    return has_codes(text) ? read_plain(without_codes(text)) : read_plain(text);
}

}  // namespace bot::log
