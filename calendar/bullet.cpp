#include "calendar/bullet.hpp"

#include <algorithm>
#include <array>

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

/// Strips the separators between type, change and title: white space, dashes, colons, commas.
std::string_view strip_separators(std::string_view text) {
    constexpr std::array<std::string_view, 7> separators = {"-", "\xE2\x80\x93", "\xE2\x80\x94", ":", ",", ";", " "};
    bool again = true;
    while (again) {
        again = false;
        for (const std::string_view separator : separators) {
            if (text.starts_with(separator)) text.remove_prefix(separator.size()), again = true;
            if (text.ends_with(separator)) text.remove_suffix(separator.size()), again = true;
        }
    }
    return text;
}

/// Removes `[type]` from the front, with the quote marks around it.
std::optional<std::string_view> take_type(std::string_view& text) {
    constexpr std::size_t longest = 60;
    const std::size_t open = std::min(text.find_first_not_of(" \t'"), text.size());
    if (!text.substr(open).starts_with('[')) return std::nullopt;
    const std::size_t close = text.substr(0, open + longest).find(']', open);
    if (close == npos) return std::nullopt;
    const std::string_view type = trim(text.substr(open + 1, close - open - 1));
    text.remove_prefix(std::min(text.find_first_not_of('\'', close + 1), text.size()));
    return type;
}

bool is_branch(std::string_view type) {
    return find_word(type, "config") != npos || find_word(type, "wmf") != npos;
}

/// Reads the rest of a line, word by word, for the first thing that names a change.
class Reader {
public:
    Reader(const Tree& tree, std::string_view gerrit, bool typed) : tree_{tree}, gerrit_{gerrit}, typed_{typed} {}

    void text(std::string_view text, std::size_t at) {
        while (!text.empty()) {
            const std::size_t from = std::min(text.find_first_not_of(" \t\r"), text.size());
            const std::size_t to = std::min(text.find_first_of(" \t\r", from), text.size());
            show(text.substr(0, from));
            if (from < to) word(text.substr(from, to - from), at);
            text.remove_prefix(to);
        }
    }

    void node(const Node& node, std::size_t at) {
        if (!found_ && call_name(tree_, node) == "ircnick") return;  // the requestor
        first_word_ = false;
        const auto found = reference(tree_, node, gerrit_);
        if (found && take(found->change, at)) return show(found->label);
        title_.push_back({&node, {}});
    }

    bool found() const { return found_; }
    Bullet result(std::size_t fragments) && {
        std::string title;
        for (const Piece& piece : title_)
            title += piece.node == nullptr ? plain_text(piece.text) : plain(tree_, {piece.node, 1});
        bullet_.patch.title = strip_separators(fold(title));
        if (!found_) bullet_.at = fragments;
        return std::move(bullet_);
    }

private:
    /// A piece of the title. Converted to plain text only if the line is an entry: lines nest.
    struct Piece {
        const Node* node;
        std::string text;
    };

    void show(std::string_view text) { title_.push_back({nullptr, std::string{text}}); }

    void word(std::string_view word, std::size_t at) {
        constexpr std::string_view around = "()[]<>,.;:'\"";
        const std::size_t from = std::min(word.find_first_not_of(around), word.size());
        const std::string_view bare = word.substr(from, word.find_last_not_of(around) + 1 - from);
        auto change = typed_ && first_word_ ? change_number(bare, gerrit_) : named_change(bare, gerrit_);
        const bool names = change || is_change_id(bare);
        first_word_ = false;
        if (!names || !take(change, at)) show(word);
    }

    bool take(std::optional<int> change, std::size_t at) {
        if (found_) {
            bullet_.others = bullet_.others || change != bullet_.patch.change;
            return false;
        }
        found_ = true;
        bullet_.patch.change = change;
        bullet_.at = at;
        return true;
    }

    const Tree& tree_;
    std::string_view gerrit_;
    bool typed_;
    bool first_word_ = true, found_ = false;
    Bullet bullet_{};
    std::vector<Piece> title_;
};

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
    return Reference{change, shown == target ? std::string{} : shown};
}

std::optional<Bullet> read_bullet(const Tree& tree, const Line& line, std::string_view gerrit) {
    constexpr std::string_view markers = "*#:;";
    if (line.empty() || line.front().node != nullptr) return std::nullopt;
    std::string_view first = line.front().text;
    first.remove_prefix(std::min(first.find_first_not_of(" \t"), first.size()));
    const std::size_t item = std::min(first.find_first_not_of(markers), first.size());
    if (item == 0) return std::nullopt;
    first.remove_prefix(item);
    const auto type = take_type(first);

    Reader reader{tree, gerrit, type.has_value()};
    reader.text(first, 0);
    for (std::size_t i = 1; i < line.size(); ++i)
        line[i].node == nullptr ? reader.text(line[i].text, i) : reader.node(*line[i].node, i);
    if (!reader.found() && !(type && is_branch(*type))) return std::nullopt;
    Bullet bullet = std::move(reader).result(line.size());
    if (type) bullet.patch.type = *type;
    return bullet;
}

}  // namespace calendar
