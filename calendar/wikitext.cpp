#include "calendar/wikitext.hpp"

#include <algorithm>
#include <iterator>

#include "calendar/marks.hpp"
#include "calendar/text.hpp"

namespace calendar::wikitext {
namespace {

/// The second half of the parser: from pairs of brackets to nodes. Walks the marks once, left to right.
class Builder {
public:
    Builder(std::string_view text, const Marks& marks) : text_{text}, marks_{marks} {}

    std::vector<Node> run() {
        Part page;
        part(page, {0, text_.size()}, Cuts::nothing, 0);
        return std::move(page.value_nodes);
    }

private:
    enum class Cuts { nothing, bars, bars_and_first_equals };

    /// Fills a part from the text at `inside.from` up to the next bar (if bars cut) or the end of `inside`.
    void part(Part& part, Span inside, Cuts cuts, int depth) {
        std::size_t text_from = inside.from;
        std::vector<Node>* nodes = &part.value_nodes;
        const auto flush = [&](std::size_t to) {
            if (to > text_from) nodes->push_back({Kind::text, {text_from, to}, {}});
        };
        const auto close = [&](std::size_t to) {
            flush(to);
            part.whole = {inside.from, to};
            part.value.to = to;
        };
        part.value.from = inside.from;
        while (true) {
            const std::size_t pair_at = pair_ < marks_.pairs.size() ? marks_.pairs[pair_].open.from : text_.size();
            const std::size_t cut_at = cut_ < marks_.dividers.size() ? marks_.dividers[cut_].at : text_.size();
            if (std::min(pair_at, cut_at) >= inside.to) return close(inside.to);
            if (pair_at < cut_at) {
                const Pair& pair = marks_.pairs[pair_++];
                if (depth >= max_depth) {
                    skip(pair.close.to);
                    continue;
                }
                flush(pair.open.from);
                nodes->push_back(node(pair, depth + 1));
                text_from = pair.close.to;
                continue;
            }
            const char what = marks_.dividers[cut_++].what;
            if (what == '|' && cuts != Cuts::nothing) return close(cut_at);
            if (what == '=' && cuts == Cuts::bars_and_first_equals && !part.named) {
                flush(cut_at);
                part.named = true;
                part.name = {inside.from, cut_at};
                part.name_nodes = std::move(part.value_nodes);
                part.value_nodes.clear();
                part.value.from = text_from = cut_at + 1;
            }
        }
    }

    Node node(const Pair& pair, int depth) {
        Node result{pair.kind, {pair.open.from, pair.close.to}, {}};
        const Span inside{pair.open.to, pair.close.from};
        switch (pair.kind) {
            case Kind::text:
            case Kind::comment:
                break;
            case Kind::verbatim:
                result.parts.push_back({inside, {}, inside, false, {}, {}});
                break;
            case Kind::external_link:
                external(result, inside, depth);
                break;
            case Kind::template_call:
                all_parts(result, inside, Cuts::bars_and_first_equals, depth);
                break;
            case Kind::parameter:
            case Kind::link:
                all_parts(result, inside, Cuts::bars, depth);
                break;
        }
        skip(pair.close.to);
        return result;
    }

    void all_parts(Node& node, Span inside, Cuts cuts, int depth) {
        Span left = inside;
        do {
            Part& added = node.parts.emplace_back();
            part(added, left, node.parts.size() == 1 ? Cuts::bars : cuts, depth);
            left.from = added.whole.to + 1;
        } while (left.from <= inside.to);
    }

    /// The address ends at the first white space outside nested nodes; the label is the rest.
    void external(Node& node, Span inside, int depth) {
        Part& address = node.parts.emplace_back();
        part(address, inside, Cuts::nothing, depth);
        auto& nodes = address.value_nodes;
        for (auto it = nodes.begin(); it != nodes.end(); ++it) {
            if (it->kind != Kind::text) continue;
            const Span text = it->span;
            const std::string_view line = text_.substr(0, text.to);
            const std::size_t gap = std::min(line.find_first_of(" \t", text.from), text.to);
            if (gap == text.to) continue;
            const std::size_t label_from = std::min(line.find_first_not_of(" \t", gap), text.to);
            Part label{{label_from, inside.to}, {}, {label_from, inside.to}, false, {}, {}};
            if (label_from < text.to) label.value_nodes.push_back({Kind::text, {label_from, text.to}, {}});
            std::move(it + 1, nodes.end(), std::back_inserter(label.value_nodes));
            it->span.to = gap;
            nodes.erase(gap > text.from ? it + 1 : it, nodes.end());
            address.whole.to = address.value.to = gap;
            if (label_from < inside.to) node.parts.push_back(std::move(label));
            return;
        }
    }

    void skip(std::size_t to) {
        while (pair_ < marks_.pairs.size() && marks_.pairs[pair_].open.from < to) ++pair_;
        while (cut_ < marks_.dividers.size() && marks_.dividers[cut_].at < to) ++cut_;
    }

    std::string_view text_;
    const Marks& marks_;
    std::size_t pair_ = 0, cut_ = 0;  // indexes of the next unused ones
};

}  // namespace

Tree read(std::string_view text, Fence fence) {
    Marks marks = find_marks(text, fence);
    Tree tree{text, Builder{text, marks}.run(), {}, {}};
    tree.broken = std::move(marks.broken);
    tree.stray = std::move(marks.stray);
    return tree;
}

namespace {

void add_leaves(const Tree& tree, const Node& node, std::vector<std::string_view>& leaves) {
    std::size_t at = node.span.from;
    const auto add = [&](std::size_t to) {
        if (to > at) leaves.push_back(tree.slice({at, to}));
        at = to;
    };
    const auto descend = [&](const std::vector<Node>& nodes) {
        for (const Node& child : nodes) {
            add(child.span.from);
            add_leaves(tree, child, leaves);
            at = child.span.to;
        }
    };
    for (const Part& part : node.parts) {
        descend(part.name_nodes);
        descend(part.value_nodes);
    }
    add(node.span.to);
}

}  // namespace

std::vector<std::string_view> leaves(const Tree& tree) {
    std::vector<std::string_view> result;
    for (const Node& node : tree.nodes) add_leaves(tree, node, result);
    return result;
}

std::string without_comments(const Tree& tree, std::span<const Node> nodes) {
    std::string text;
    for (const Node& node : nodes)
        if (node.kind != Kind::comment) text += tree.slice(node.span);
    return std::string{trim(text)};
}

std::string spelled_name(std::string_view name) {
    constexpr std::string_view prefix = "template:";
    std::string text{name};
    std::ranges::replace(text, '_', ' ');
    text = fold(text);
    if (text.empty()) return text;
    if (text.front() == '#') {
        const std::size_t colon = text.find(':');
        if (colon == std::string::npos) return lower(text);
        return lower(std::string_view{text}.substr(0, colon + 1)) + spelled_name(text.substr(colon + 1));
    }
    if (same_word(std::string_view{text}.substr(0, prefix.size()), prefix)) text = fold(text.substr(prefix.size()));
    if (!text.empty()) text.front() = lower(text.front());
    return text;
}

std::string call_name(const Tree& tree, const Node& node) {
    constexpr std::size_t longest = 300;
    if (node.kind != Kind::template_call || node.parts.front().whole.size() > longest) return {};
    return spelled_name(without_comments(tree, node.parts.front().value_nodes));
}

void visit_calls(const Tree& tree, std::span<const Node> nodes, const Visit& visit) {
    for (const Node& node : nodes) {
        if (node.kind == Kind::template_call && !visit(node, call_name(tree, node))) continue;
        for (const Part& part : node.parts) {
            visit_calls(tree, part.name_nodes, visit);
            visit_calls(tree, part.value_nodes, visit);
        }
    }
}

const Part* argument(const Tree& tree, const Node& call, std::string_view name) {
    const Part* found = nullptr;
    std::size_t position = 0;
    for (std::size_t i = 1; i < call.parts.size(); ++i) {
        const Part& part = call.parts[i];
        const std::string own = part.named ? without_comments(tree, part.name_nodes) : std::to_string(++position);
        if (own == name) found = &part;
    }
    return found;
}

}  // namespace calendar::wikitext
