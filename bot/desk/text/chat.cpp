#include "bot/desk/text/chat.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "calendar/nick.hpp"
#include "calendar/utf8.hpp"

namespace bot::desk {
inline namespace text {
namespace {

bool part_of_nick(char c) {
    return c == '-' || (c >= '0' && c <= '9') || calendar::is_nick(std::string_view(&c, 1));
}

constexpr std::pair<Folding, std::string_view> foldings[] = {
    {Folding::exact, "exact"},
    {Folding::ascii, "ascii"},
    {Folding::rfc1459, "rfc1459"},
};

}  // namespace

std::string_view to_text(Folding folding) {
    return std::find_if(std::begin(foldings), std::end(foldings), [&](auto& row) { return row.first == folding; })
        ->second;
}

std::optional<Folding> folding_of(std::string_view word) {
    for (const auto& [folding, text] : foldings) {
        if (text == word) return folding;
    }
    return std::nullopt;
}

std::string ChatTraits::fold(std::string_view s) const {
    std::string out(s);
    if (folding == Folding::exact) return out;
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
        if (folding == Folding::ascii) continue;
        if (c == '[') c = '{';
        if (c == ']') c = '}';
        if (c == '\\') c = '|';
        if (c == '~') c = '^';
    }
    return out;
}

std::string ChatTraits::pings(const std::vector<std::string>& nicks) const {
    std::string out;
    std::set<std::string> seen;
    for (const auto& nick : nicks) {
        if (!calendar::is_nick(nick) || !seen.insert(fold(nick)).second) continue;
        if (!out.empty()) out += ' ';
        out += nick;
    }
    return out;
}

std::string ChatTraits::mention(std::string_view nick) const {
    if (nick.empty() || mark.empty()) return std::string(nick);
    std::size_t first = 1;
    while (first < nick.size() && calendar::continues_character(nick[first])) ++first;
    return std::string(nick.substr(0, first)) + mark + std::string(nick.substr(first));
}

std::string ChatTraits::unpinged(std::string_view text, const calendar::Schedule& schedule,
                                 std::set<std::string> people) const {
    for (const auto& w : schedule.windows()) {
        for (const auto& nick : w.deployers) people.insert(fold(nick));
        for (const auto& r : w.requests) {
            if (r.requestor) people.insert(fold(*r.requestor));
        }
    }
    std::string out;
    while (!text.empty()) {
        // The longest word that could be a nick, or one byte of the text between words.
        std::size_t n = 0;
        while (n < text.size() && part_of_nick(text[n])) ++n;
        const std::string_view word = text.substr(0, std::max<std::size_t>(n, 1));
        out += n > 0 && people.contains(fold(word)) ? mention(word) : std::string(word);
        text.remove_prefix(word.size());
    }
    return out;
}

}  // namespace text
}  // namespace bot::desk
