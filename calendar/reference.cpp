#include "calendar/reference.hpp"

#include <algorithm>

#include "calendar/change_number.hpp"
#include "calendar/plain.hpp"
#include "calendar/text.hpp"

namespace calendar {
namespace {

using wikitext::Kind;
using wikitext::Node;
using wikitext::Part;
using wikitext::Tree;

constexpr std::size_t npos = std::string_view::npos;

std::string_view bare(std::string_view word) {
    constexpr std::string_view around = "()[]<>,.;:'\"";
    const std::size_t from = word.find_first_not_of(around);
    if (from == npos) return {};
    return word.substr(from, word.find_last_not_of(around) + 1 - from);
}

/// Whether a label is nothing but the number, perhaps with `gerrit` or `#` before it.
bool is_number_label(std::string_view label, std::optional<int> change) {
    if (!change) return false;
    for (const std::string_view begin : {"gerrit", "change", ":", "#", " "}) {
        while (take_word(label, begin)) {
        }
    }
    return label == std::to_string(*change);
}

}  // namespace

std::optional<Reference> reference(const Tree& tree, const Node& node, std::string_view gerrit) {
    if (node.kind == Kind::template_call && call_name(tree, node) == "gerrit") {
        const Part* number = argument(tree, node, "1");
        const std::string text = number == nullptr ? std::string{} : as_written(tree, number->value_nodes);
        return Reference{change_number(text, gerrit), {}};
    }
    if (node.kind != Kind::link && node.kind != Kind::external_link) return std::nullopt;
    constexpr std::string_view prefix = "gerrit:";
    const std::string written = as_written(tree, node.parts[0].value_nodes);
    std::string_view target = written;
    while (target.starts_with(':')) target.remove_prefix(1);
    const auto change = named_change(target.substr(0, target.find_first_of(" |")), gerrit);
    if (!change && !same_word(target.substr(0, prefix.size()), prefix)) return std::nullopt;
    const std::string shown = plain(tree, {&node, 1});
    const bool says_more = shown != target && !is_number_label(shown, change);
    return Reference{change, says_more ? shown : std::string{}};
}

std::optional<Reference> reference(std::string_view word, std::string_view gerrit) {
    word = bare(word);
    const auto change = named_change(word, gerrit);
    if (!change && !is_change_id(word)) return std::nullopt;
    return Reference{change, {}};
}

std::optional<int> bare_change(std::string_view word, bool typed) {
    constexpr std::size_t fewest = 6, most = 7;
    word = bare(word);
    const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
    if (!typed && (digits < fewest || digits > most)) return std::nullopt;
    return change_number(word, {});
}

std::optional<std::string_view> take_type(std::string_view& text) {
    constexpr std::size_t longest = 60;
    const std::size_t open = std::min(text.find_first_not_of(" \t'"), text.size());
    if (!text.substr(open).starts_with('[')) return std::nullopt;
    const std::size_t close = text.substr(0, open + longest).find(']', open);
    if (close == npos) return std::nullopt;
    const std::string_view type = trim(text.substr(open + 1, close - open - 1));
    if (type.find_first_of("[\n") != npos) return std::nullopt;
    text.remove_prefix(std::min(text.find_first_not_of('\'', close + 1), text.size()));
    return type;
}

bool is_branch(std::string_view type) {
    return find_word(type, "config") != npos || find_word(type, "wmf") != npos || find_word(type, "backport") != npos;
}

}  // namespace calendar
