#include "calendar/person.hpp"

#include <algorithm>
#include <array>

#include "calendar/nick.hpp"
#include "calendar/plain.hpp"
#include "calendar/text.hpp"

namespace calendar {
namespace {

using Kind = Token::Kind;

constexpr std::string_view quotes_and_stops = "'\"()[],.:;!";

std::string_view bare(std::string_view word) {
    const std::size_t from = word.find_first_not_of(quotes_and_stops);
    if (from == word.npos) return {};
    return word.substr(from, word.find_last_not_of(quotes_and_stops) + 1 - from);
}

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::ranges::any_of(words, [&](std::string_view each) { return same_word(each, word); });
}

/// Whether a token joins two nicks: a comma, "and", "&", "/".
bool joins(const Token& token) {
    constexpr std::array<std::string_view, 5> words = {"and", "&", "/", "+", "&amp;"};
    return token.kind == Kind::word &&
           (bare(token.text).empty() || is_one_of(token.text, words) || is_one_of(bare(token.text), words));
}

/// Whether a token counts as nothing at the beginning of a line.
bool is_nothing(const Token& token) {
    if (token.kind == Kind::separator || token.kind == Kind::mark) return true;
    if (token.kind != Kind::word) return false;
    std::string_view text = token.text;
    return bare(text).empty() || (take_type(text) && bare(text).empty());
}

bool is_dash(std::string_view word) {
    constexpr std::array<std::string_view, 4> dashes = {"-", "--", "\xE2\x80\x93", "\xE2\x80\x94"};
    return is_one_of(word, dashes);
}

/// Whether what follows a word stands apart: the word is a dash, or ends with a comma or an opening bracket.
bool sets_apart(const Token& token) {
    if (token.kind != Kind::word) return false;
    return is_dash(token.text) || token.text.ends_with(',') || token.text.ends_with('(') || token.text.ends_with('[');
}

bool is_capitalised(std::string_view word) {
    if (word.empty()) return false;
    const auto is_letter_of_name = [](char c) {
        return is_letter(c) || c == '-' || c == '.' || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
    };
    const bool begins =
        (word.front() >= 'A' && word.front() <= 'Z') || static_cast<unsigned char>(word.front()) >= 0x80;
    return begins && word.size() > 1 && std::ranges::all_of(word, is_letter_of_name);
}

std::string_view unquoted(std::string_view word) {
    while (word.starts_with('\'')) word.remove_prefix(1);
    while (word.ends_with('\'')) word.remove_suffix(1);
    return word;
}

std::vector<std::string_view> words_of(std::span<const Token> tokens) {
    std::vector<std::string_view> out;
    for (const Token& token : tokens) {
        if (token.kind != Kind::word) return {};
        if (const auto word = unquoted(token.text); !word.empty()) out.push_back(word);
    }
    return out;
}

bool is_task(std::string_view word) {
    return word.size() > 1 && word.front() == 'T' && std::ranges::all_of(word.substr(1), is_digit);
}

}  // namespace

std::vector<std::size_t> leading_nicks(std::span<const Token> tokens, std::size_t end) {
    std::vector<std::size_t> out;
    std::size_t i = 0;
    while (i < end && is_nothing(tokens[i])) ++i;
    for (; i < end; ++i) {
        if (tokens[i].kind == Kind::nick) {
            out.push_back(i);
        } else if (out.empty() || !joins(tokens[i])) {
            break;
        }
    }
    return out;
}

std::vector<std::size_t> trailing_nicks(std::span<const Token> tokens, std::size_t last) {
    const auto ends = [](const Token& token) {
        return token.kind == Kind::mark || token.kind == Kind::separator ||
               (token.kind == Kind::word && bare(token.text).empty() && !is_dash(token.text));
    };
    std::size_t end = tokens.size();
    while (end > last + 1 && ends(tokens[end - 1])) --end;
    std::vector<std::size_t> out;
    std::size_t i = end;
    while (i > last + 1) {
        const Token& token = tokens[i - 1];
        const bool before_nick = !out.empty() && joins(token) && tokens[i - 2].kind == Kind::nick;
        if (token.kind == Kind::nick) {
            out.push_back(i - 1);
        } else if (!before_nick) {
            break;
        }
        --i;
    }
    std::ranges::reverse(out);
    if (out.empty() || i <= last) return {};
    // The end of a {{deploy}} sets it apart too.
    const bool behind_call = out.front() == last + 1 && tokens[last].kind == Kind::deploy;
    if (!behind_call && (out.front() == last + 1 || !sets_apart(tokens[out.front() - 1]))) return {};
    constexpr std::array<std::string_view, 8> for_others = {"by", "cc", "with", "thanks", "thx", "ping", "to", "via"};
    for (std::size_t before = out.front(); before > last + 1;) {
        const Token& token = tokens[--before];
        if (token.kind == Kind::mark) return {};
        if (token.kind != Kind::word) break;
        if (bare(token.text).empty()) continue;
        if (is_one_of(bare(token.text), for_others)) return {};
        break;
    }
    return out;
}

bool is_old_name(std::span<const Token> tokens) {
    constexpr std::size_t most_words = 4;
    auto words = words_of(tokens);
    if (words.size() < 2 || words.size() > most_words) return false;
    std::string_view nick = words.back();
    if (nick.ends_with(':')) nick.remove_suffix(1);
    if (nick.size() < 3 || !nick.starts_with('(') || !nick.ends_with(')')) return false;
    nick = nick.substr(1, nick.size() - 2);
    words.pop_back();
    return is_nick(nick) && !is_task(nick) && std::ranges::all_of(words, is_capitalised);
}

bool ends_with_old_name(std::span<const Token> tokens, std::size_t last) {
    for (std::size_t i = tokens.size(); i > last + 1; --i) {
        const Token& token = tokens[i - 1];
        if (token.kind == Kind::word && is_dash(token.text)) return is_old_name(tokens.subspan(i));
    }
    return false;
}

bool names_somebody(const wikitext::Tree& tree, std::span<const Token> tokens) {
    if (is_old_name(tokens)) return true;
    const auto has_words = [](const Token& token) { return token.kind == Kind::word && !bare(token.text).empty(); };
    std::size_t first = 0;
    while (first < tokens.size() && is_nothing(tokens[first])) ++first;
    if (first == tokens.size() || tokens[first].kind != Kind::node) return false;
    // A note in brackets may follow.
    const auto rest = tokens.subspan(first + 1);
    const bool bracket = !rest.empty() && rest.front().kind == Kind::word && rest.front().text.starts_with('(');
    if (!bracket && std::ranges::any_of(rest, has_words)) return false;
    const wikitext::Node& node = *tokens[first].node;
    if (node.kind == wikitext::Kind::link) {
        const std::string target = as_written(tree, node.parts.front().value_nodes);
        std::string_view text = target;
        take(text, ":");
        return take_word(text, "user:") || take_word(text, "user talk:");
    }
    const std::string name = call_name(tree, node);
    return name.starts_with("irc") || name.starts_with("user") || name == "u" || name == "ping";
}

bool is_bare_name(std::span<const Token> tokens) {
    const auto words = words_of(tokens);
    return (words.size() == 2 || words.size() == 3) && std::ranges::all_of(words, is_capitalised);
}

}  // namespace calendar
