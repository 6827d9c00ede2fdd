#include "calendar/plain.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "calendar/entity.hpp"
#include "calendar/text.hpp"

namespace calendar {
namespace {

using wikitext::Kind;
using wikitext::Node;
using wikitext::Part;
using wikitext::Tree;
using Nodes = std::span<const Node>;

/// The length of the HTML tag that `text` begins with, or 0.
std::size_t tag_length(std::string_view text) {
    constexpr std::size_t longest = 300;
    const std::size_t name = text.starts_with("</") ? 2 : 1;
    if (text.size() <= name || !is_letter(text[name])) return 0;
    const std::size_t end = text.substr(0, longest).find_first_of("<>", 1);
    return end == std::string_view::npos || text[end] == '<' ? 0 : end + 1;
}

/// Whether a browser starts a line at this tag.
bool breaks_line(std::string_view tag) {
    constexpr std::array<std::string_view, 6> names = {"br", "p", "div", "li", "tr", "hr"};
    tag.remove_prefix(tag.starts_with("</") ? 2 : 1);
    const auto end = std::ranges::find_if_not(tag, is_letter);
    const std::string_view name = tag.substr(0, static_cast<std::size_t>(end - tag.begin()));
    return std::ranges::any_of(names, [&](std::string_view known) { return same_word(known, name); });
}

class Plain {
public:
    explicit Plain(const Tree& tree) : tree_{tree} {}

    std::string of(Nodes nodes) const {
        std::string text;
        for (const Node& node : nodes) text += of(node);
        return text;
    }

private:
    std::string of(const Node& node) const {
        switch (node.kind) {
            case Kind::text:
                return plain_text(tree_.slice(node.span));
            case Kind::comment:
                return {};
            case Kind::verbatim:
                return decode_entities(tree_.slice(node.parts.front().value));
            case Kind::template_call:
                return of_call(node);
            case Kind::parameter:
                return node.parts.size() > 1 ? of(node.parts[1].value_nodes) : std::string{};
            case Kind::link:
                return of_link(node);
            case Kind::external_link:
                return of(node.parts.back().value_nodes);
        }
        return {};
    }

    std::string of_call(const Node& call) const {
        const std::string name = call_name(tree_, call);
        if (name == "!") return "|";
        if (name == "=") return "=";
        if (name.starts_with('#')) return {};
        const Part* shown = name == "ircnick" ? argument(tree_, call, "2") : nullptr;
        if (shown == nullptr) shown = argument(tree_, call, "1");
        return shown == nullptr ? std::string{} : of(shown->value_nodes);
    }

    std::string of_link(const Node& link) const {
        std::string target = of(link.parts[0].value_nodes);
        std::optional<std::string> label;
        for (std::size_t i = 1; i < link.parts.size(); ++i) {
            label ? label->push_back('|') : static_cast<void>(label.emplace());
            *label += of(link.parts[i].value_nodes);
        }
        // Inside a template a link's bar may be written {{!}}; `[[https://address label]]` is a common mistake.
        const bool address = target.find("://") < target.find(' ');
        const std::size_t end = target.find(address ? ' ' : '|');
        if (!label && end != std::string::npos) {
            label = target.substr(end + 1);
            target.resize(end);
        }
        if (label && !trim(*label).empty()) return *label;
        if (target.starts_with(':')) target.erase(0, 1);
        return target;
    }

    const Tree& tree_;
};

}  // namespace

std::string plain_text(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        std::size_t length = 0;
        if (text.starts_with("''")) {
            length = std::min(text.find_first_not_of('\''), text.size());
        } else if (text.front() == '<' && (length = tag_length(text)) != 0) {
            if (breaks_line(text.substr(0, length))) result += ' ';
        }
        if (length == 0) result += text[length++];
        text.remove_prefix(length);
    }
    return decode_entities(result);
}

std::string plain(const Tree& tree, Nodes nodes) {
    return fold(Plain{tree}.of(nodes));
}

std::string as_written(const Tree& tree, Nodes nodes) {
    std::string text;
    for (const Node& node : nodes) {
        const std::string name = call_name(tree, node);
        if (node.kind == Kind::comment) continue;
        if (node.kind == Kind::verbatim) {
            text += tree.slice(node.parts.front().value);
        } else if (name == "!" || name == "=") {
            text += name == "!" ? '|' : '=';
        } else {
            text += tree.slice(node.span);
        }
    }
    return std::string{trim(text)};
}

}  // namespace calendar
