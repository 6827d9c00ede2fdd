#include "calendar/name.hpp"

#include <algorithm>

#include "calendar/text.hpp"

namespace calendar {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_word_part(char c) {
    return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// Where `words`, as whole words, stand in a text in lower case; npos: nowhere.
std::size_t find_words(std::string_view text, std::string_view words) {
    for (std::size_t at = text.find(words); at != npos; at = text.find(words, at + 1)) {
        const std::size_t end = at + words.size();
        const bool begins = at == 0 || !is_word_part(text[at - 1]);
        if (begins && (end == text.size() || !is_word_part(text[end]))) return at;
    }
    return npos;
}

/// A limit in words.
struct Limit {
    std::optional<int> number;
    bool alone = true;     ///< nothing else stands in the brackets
    std::size_t size = 0;  ///< of the text read
};

/// Reads `6 patches`, `4`, `5 patches this week` up to the end of `text`. Nothing for `2 hours`, `3 deployers` and `2
/// patches per person`.
std::optional<Limit> read_number(std::string_view text, bool noun_needed) {
    text = trim(text);
    const std::size_t digit_count = std::min(text.find_first_not_of("0123456789"), text.size());
    const auto number = digits(text.substr(0, digit_count));
    if (!number) return std::nullopt;
    std::string_view rest = trim(text.substr(digit_count));
    Limit out{number, true, 0};
    bool noun = false;
    for (const std::string_view each : {"patches", "patch", "changes", "change", "backports", "backport"}) {
        if (noun || !take_word(rest, each)) continue;
        noun = rest.empty() || !is_word_part(rest.front());
        if (!noun) return std::nullopt;
    }
    rest = trim(rest);
    const bool stops = rest.empty() || std::string_view(",;:.").find(rest.front()) != npos;
    if (!noun && (noun_needed || !stops)) return std::nullopt;
    if (take_word(rest, "per") || take_word(rest, "each") || take_word(rest, "a ")) return std::nullopt;
    out.alone = rest.empty();
    return out;
}

/// The brackets that `text` begins with, if they hold a limit.
Limit bracketed(std::string_view text) {
    const std::size_t close = text.substr(0, 200).find(')');
    if (close == npos) return {};
    std::string_view inside = trim(text.substr(1, close - 1));
    bool named = false;
    for (const std::string_view word : {"maximum", "max", "limit", "up to"}) {
        if (!named) named = take_word(inside, word) && (inside.empty() || !is_word_part(inside.front()));
    }
    if (!named) return {};
    inside = trim(inside);
    for (const std::string_view word : {".", ":", "of ", "is "}) {
        take_word(inside, word);
        inside = trim(inside);
    }
    auto found = read_number(inside, false);
    if (!found) return {};
    found->size = close + 1;
    return *found;
}

/// The length of the discretion sentence at the beginning of `text`, or 0.
std::size_t discretion(std::string_view text) {
    constexpr std::string_view begins = "your patch may or may not be deployed";
    constexpr std::string_view ends = "discretion of the deployer";
    constexpr std::size_t longest = 160;
    if (!same_word(text.substr(0, begins.size()), begins)) return 0;
    const std::size_t found = find_word(text.substr(0, longest), ends);
    if (found == npos) return begins.size();
    std::size_t length = found + ends.size();
    if (text.substr(length).starts_with('s')) ++length;
    if (text.substr(length).starts_with('.')) ++length;
    return length;
}

}  // namespace

NameAndLimit name_and_limit(std::string plain) {
    NameAndLimit result;
    std::string_view rest = plain;
    std::string kept;
    while (!rest.empty()) {
        std::size_t length = 0;
        if (rest.front() == '(') {
            const Limit limit = bracketed(rest);
            if (!result.limit) result.limit = limit.number;
            if (limit.number && limit.alone) length = limit.size;
        }
        if (lower(rest.front()) == 'y') length = discretion(rest);
        if (length == 0) {
            kept += rest.front();
            length = 1;
        }
        rest.remove_prefix(length);
    }
    result.name = trim(cut(fold(kept), 300));
    constexpr std::string_view up_to = "up to";
    const std::string words = lower(result.name);
    for (std::size_t at = find_words(words, up_to); at != npos && !result.limit;) {
        std::string_view behind = std::string_view{words}.substr(at + up_to.size());
        const std::size_t number_end = behind.find_first_of("(),;.");
        if (const auto limit = read_number(behind.substr(0, number_end), true)) result.limit = limit->number;
        const std::size_t next = find_words(behind, up_to);
        at = next == npos ? npos : at + up_to.size() + next;
    }
    return result;
}

Freeze freeze_in(std::string_view name) {
    std::string words = lower(fold(name));
    std::ranges::replace(words, '-', ' ');
    Freeze out = Freeze::none;
    for (const std::string_view each : {"no deploy", "no deploys", "no deployment", "no deployments",
                                        "deployment freeze", "deploy freeze", "code freeze"}) {
        const std::size_t at = find_words(words, each);
        if (at == 0) return Freeze::at_begin;
        if (at != npos) out = Freeze::within;
    }
    return out;
}

bool is_cancelled(std::string_view name) {
    const std::string words = lower(name);
    return find_words(words, "cancelled") != npos || find_words(words, "canceled") != npos;
}

}  // namespace calendar
