#include "calendar/what_line.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "calendar/plain.hpp"
#include "calendar/text.hpp"

namespace calendar {
namespace {

using wikitext::Kind;
using wikitext::Node;
using wikitext::Part;
using wikitext::Span;
using wikitext::Tree;

constexpr std::size_t npos = std::string_view::npos;

/// An HTML tag: `<li class="a">`, `</s>`, `<br/>`.
struct Tag {
    std::string name;  ///< in lower case; empty: there is none
    bool closing = false;
    std::size_t size = 0;
};

Tag tag_at(std::string_view text) {
    constexpr std::size_t longest = 300;
    Tag tag;
    std::size_t at = text.starts_with("</") ? 2 : 1;
    if (!text.starts_with('<') || at >= text.size() || !is_letter(text[at])) return tag;
    const std::size_t end = text.substr(0, longest).find_first_of("<>", 1);
    if (end == npos || text[end] == '<') return tag;
    tag.closing = at == 2;
    tag.size = end + 1;
    while (is_letter(text[at]) || is_digit(text[at])) tag.name += lower(text[at++]);
    return tag;
}

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
    return std::ranges::find(names, name) != names.end();
}

constexpr std::array<std::string_view, 4> mark_names = {"d", "done", "nd", "not done"};
constexpr std::array<std::string_view, 3> strike_names = {"s", "strike", "del"};
constexpr std::array<std::string_view, 11> line_names = {"br", "p",  "div", "li", "tr",   "hr",
                                                         "ul", "ol", "dl",  "dd", "table"};

class Splitter {
public:
    Splitter(const Tree& tree, std::string_view gerrit) : tree_{tree}, gerrit_{gerrit} {}

    WhatLines run(const Part& what) {
        end_line();
        walk(what.value_nodes, what.value, true);
        strike();
        return std::move(out_);
    }

private:
    WhatLine& line() { return out_.lines.back(); }

    void end_line() {
        out_.lines.emplace_back();
        at_begin_ = true;
        spaced_ = begun_ = false;
    }

    void begin_at(std::size_t at) {
        if (!std::exchange(begun_, true)) line().span = {at, at};
    }

    void push(Token token) {
        begin_at(token.span.from);
        line().span.to = token.span.to;
        token.holder = holder_;
        token.spaced = std::exchange(spaced_, false);
        at_begin_ = false;
        ++tokens_;
        line().tokens.push_back(std::move(token));
    }

    void walk(std::span<const Node> nodes, Span inside, bool direct) {
        out_.holders.push_back({nodes, inside, direct});
        const std::size_t around = std::exchange(holder_, out_.holders.size() - 1);
        for (const Node& node : nodes) visit(node);
        holder_ = around;
    }

    void visit(const Node& node) {
        switch (node.kind) {
            case Kind::comment:
                return;
            case Kind::verbatim:
                if (is_seen(node)) push(Token::Kind::node, node);
                return;
            case Kind::text:
                return text(node.span);
            case Kind::template_call:
                return call(node);
            case Kind::parameter:
            case Kind::link:
            case Kind::external_link:
                return other(node);
        }
    }

    bool is_seen(const Node& node) const { return !trim(tree_.slice(node.parts.front().value)).empty(); }

    void push(Token::Kind kind, const Node& node) { push({.kind = kind, .span = node.span, .node = &node}); }

    void call(const Node& node) {
        const std::string name = call_name(tree_, node);
        if (name == "ircnick") return push(Token::Kind::nick, node);
        if (name == "deploy") return push(Token::Kind::deploy, node);
        if (name == "!") return push(Token::Kind::separator, node);
        if (is_one_of(name, mark_names)) return push(Token::Kind::mark, node);
        other(node);
    }

    void other(const Node& node) {
        if (auto found = reference(tree_, node, gerrit_)) {
            return push({.kind = Token::Kind::reference,
                         .span = node.span,
                         .node = &node,
                         .text = {},
                         .names = *std::move(found)});
        }
        if (!holds_entries(node)) return push(Token::Kind::node, node);
        const bool named = node.kind == Kind::template_call;
        for (const Part& part : std::span{node.parts}.subspan(named ? 1 : 0)) {
            const std::string_view text = tree_.slice(part.whole);
            if (text.find('\n') != npos) end_line();
            walk(part.name_nodes, part.name, false);
            walk(part.value_nodes, part.value, false);
            spaced_ = true;
        }
    }

    bool holds_entries(const Node& node) const {
        const bool named = node.kind == Kind::template_call;
        return std::ranges::any_of(std::span{node.parts}.subspan(named ? 1 : 0), [&](const Part& part) {
            const auto is_one = [&](const Node& inner) {
                const std::string name = call_name(tree_, inner);
                return name == "ircnick" || name == "deploy" || reference(tree_, inner, gerrit_) ||
                       holds_entries(inner);
            };
            return std::ranges::any_of(part.name_nodes, is_one) || std::ranges::any_of(part.value_nodes, is_one);
        });
    }

    void text(Span span) {
        std::string_view left = tree_.slice(span);
        while (!left.empty()) {
            const char c = left.front();
            const Tag tag = c == '<' ? tag_at(left) : Tag{};
            if (c == '\n') {
                end_line();
                by_break_ = false;
                left.remove_prefix(1);
            } else if (is_blank(c)) {
                spaced_ = true;
                left.remove_prefix(1);
            } else if (tag.size > 0) {
                html(tag, {offset(left), offset(left) + tag.size});
                left.remove_prefix(tag.size);
            } else if (at_begin_ && std::string_view("*#:;").find(c) != npos) {
                begin_at(offset(left));
                line().marks += c;
                left.remove_prefix(1);
            } else {
                left.remove_prefix(word(left));
            }
        }
    }

    std::size_t offset(std::string_view text) const {
        return static_cast<std::size_t>(text.data() - tree_.text.data());
    }

    void html(const Tag& tag, Span span) {
        if (is_one_of(tag.name, line_names)) {
            break_line(tag, span);
        } else if (tag.name == "td" || tag.name == "th") {
            spaced_ = true;
        } else if (is_one_of(tag.name, strike_names)) {
            strokes_.push_back({tokens_, tag.closing});
        }
    }

    /// The tag that ends an item belongs to it. A `<br>` belongs to the lines on both of its sides, but only to the
    /// first line and to those behind one.
    void break_line(const Tag& tag, Span span) {
        const bool line_break = tag.name == "br", item = tag.name == "li";
        const bool ends = (item && tag.closing) || (line_break && !by_break_);
        if (ends && begun_) line().span.to = span.to;
        end_line();
        by_break_ = line_break;
        if (line_break || (item && !tag.closing)) begin_at(span.from);
        if (item && !tag.closing) line().marks = "*";
        line().rigid = !line_break && !item;
    }

    /// Takes a word; returns its size. A `[type]` is one word, blanks included.
    std::size_t word(std::string_view text) {
        std::string_view rest = text;
        std::size_t size = 0;
        if (take_type(rest)) {
            size = text.size() - rest.size();
        } else {
            while (size < text.size() && text[size] != '\n' && !is_blank(text[size]) &&
                   tag_at(text.substr(size)).size == 0) {
                ++size;
            }
        }
        const std::string_view taken = text.substr(0, size);
        const std::size_t from = offset(taken);
        push({.kind = Token::Kind::word, .span = {from, from + size}, .text = taken});
        return size;
    }

    /// Marks what stands between a tag and the one that closes it. A tag that is never closed strikes nothing.
    void strike() {
        std::vector<int> depth(tokens_ + 1);
        std::vector<std::size_t> open;
        for (const Stroke& stroke : strokes_) {
            if (!stroke.closing) {
                open.push_back(stroke.token);
            } else if (!open.empty()) {
                ++depth[open.back()];
                --depth[stroke.token];
                open.pop_back();
            }
        }
        int now = 0;
        std::size_t i = 0;
        for (WhatLine& each : out_.lines) {
            for (Token& token : each.tokens) token.struck = (now += depth[i++]) > 0;
        }
    }

    /// A tag that begins or ends what is struck out, before the token of this number.
    struct Stroke {
        std::size_t token;
        bool closing;
    };

    const Tree& tree_;
    std::string_view gerrit_;
    WhatLines out_;
    std::vector<Stroke> strokes_;
    std::size_t tokens_ = 0, holder_ = 0;
    bool at_begin_ = true;  // of a line: list marks may follow
    bool spaced_ = false;
    bool begun_ = false, by_break_ = false;
};

}  // namespace

WhatLines what_lines(const Tree& tree, const Part& what, std::string_view gerrit) {
    return Splitter{tree, gerrit}.run(what);
}

std::string shown(const Tree& tree, std::span<const Token> tokens, bool (*hidden)(const Token&)) {
    std::string out;
    for (const Token& token : tokens) {
        if (token.spaced) out += ' ';
        if (token.struck || hidden(token)) {
            out += ' ';
        } else if (token.kind == Token::Kind::reference && !token.names.label.empty()) {
            out += token.names.label;
        } else if (token.node == nullptr) {
            out += plain_text(token.text);
        } else {
            out += plain(tree, {token.node, 1});
        }
    }
    return fold(out);
}

}  // namespace calendar
