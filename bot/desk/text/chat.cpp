#include "bot/desk/text/chat.hpp"

#include <algorithm>
#include <array>
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

/// The folded form of each byte.
using FoldTable = std::array<char, 256>;

constexpr FoldTable table_for(Folding folding) {
    FoldTable table{};
    for (std::size_t i = 0; i < table.size(); ++i) table[i] = static_cast<char>(i);
    if (folding == Folding::exact) return table;
    for (std::size_t c = 'A'; c <= 'Z'; ++c) table[c] = static_cast<char>(c + ('a' - 'A'));
    if (folding == Folding::ascii) return table;
    table['['] = '{';
    table[']'] = '}';
    table['\\'] = '|';
    table['~'] = '^';
    return table;
}

constexpr FoldTable tables[] = {table_for(Folding::exact), table_for(Folding::ascii), table_for(Folding::rfc1459)};

const FoldTable& table_of(Folding folding) {
    return tables[static_cast<std::size_t>(folding)];
}

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
    const FoldTable& table = table_of(folding);
    for (char& c : out) c = table[static_cast<unsigned char>(c)];
    return out;
}

bool ChatTraits::same(std::string_view a, std::string_view b) const {
    const FoldTable& table = table_of(folding);
    const auto equal = [&](char x, char y) {
        return table[static_cast<unsigned char>(x)] == table[static_cast<unsigned char>(y)];
    };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), equal);
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
            for (const auto& nick : r.requestors()) people.insert(fold(nick));
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
