#pragma once
#include <optional>
#include <string>

#include "calendar/wikitext.hpp"

/// Invariants of the tree of any text; for tests and the fuzzer.
namespace calendar::wikitext {

/// Checks that spans nest, adjoin and cover the text; keeps the first violation.
class Checker {
public:
    explicit Checker(const Tree& tree) : tree_{tree} {}

    std::optional<std::string> breach() {
        cover(tree_.nodes, {0, tree_.text.size()}, 0);
        std::string joined;
        for (const std::string_view leaf : leaves(tree_)) joined += leaf;
        if (joined != tree_.text) fail("the leaves do not give back the text");
        return breach_;
    }

private:
    void fail(const std::string& what, std::size_t at = 0) {
        if (!breach_) breach_ = what + " at " + std::to_string(at);
    }

    void cover(const std::vector<Node>& nodes, Span whole, int depth) {
        if (depth > max_depth) fail("too deep", whole.from);
        std::size_t at = whole.from;
        for (const Node& node : nodes) {
            if (node.span.from != at || node.span.to <= at) fail("a node does not begin where the last one ends", at);
            check(node, depth);
            at = node.span.to;
        }
        if (at != whole.to) fail("nodes do not cover their part", whole.from);
    }

    void check(const Node& node, int depth) {
        const std::string_view text = tree_.slice(node.span);
        switch (node.kind) {
            case Kind::text:
                return node.parts.empty() ? void() : fail("text has parts", node.span.from);
            case Kind::comment:
                return text.ends_with("-->") ? void() : fail("comment without end", node.span.from);
            case Kind::verbatim:
                return;
            case Kind::template_call:
                return parts(node, "{{", "}}", depth);
            case Kind::parameter:
                return parts(node, "{{{", "}}}", depth);
            case Kind::link:
                return parts(node, "[[", "]]", depth);
            case Kind::external_link:
                break;
        }
        for (const Part& part : node.parts) cover(part.value_nodes, part.value, depth + 1);
    }

    /// Brackets, parts and the bars between them add up to the node.
    void parts(const Node& node, std::string_view open, std::string_view close, int depth) {
        std::string rebuilt{open};
        for (const Part& part : node.parts) {
            if (&part != &node.parts.front()) rebuilt += '|';
            rebuilt += tree_.slice(part.whole);
            std::string whole{tree_.slice(part.value)};
            if (part.named) whole = std::string{tree_.slice(part.name)} + '=' + whole;
            if (whole != tree_.slice(part.whole)) fail("name and value are not their part", part.whole.from);
            cover(part.name_nodes, part.name, depth + 1);
            cover(part.value_nodes, part.value, depth + 1);
        }
        if (rebuilt + std::string{close} != tree_.slice(node.span)) fail("parts are not their node", node.span.from);
    }

    const Tree& tree_;
    std::optional<std::string> breach_;
};

/// The first violation; nullopt if there is none.
inline std::optional<std::string> breach(const Tree& tree) {
    return Checker{tree}.breach();
}

}  // namespace calendar::wikitext
