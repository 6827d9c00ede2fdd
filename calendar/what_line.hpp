#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/reference.hpp"
#include "calendar/wikitext.hpp"

/// A card's `what` as the lines that its readers see.
namespace calendar {

/// The sequence of nodes that holds a piece of text, and the bytes that they cover.
struct Holder {
    std::span<const wikitext::Node> nodes;
    wikitext::Span inside;
    bool direct = false;  ///< the card's own nodes, not those of a nested node
};

/// A word or a node of a line.
struct Token {
    enum class Kind {
        word,       ///< plain text without blanks
        reference,  ///< names a change
        deploy,     ///< `{{deploy}}`
        nick,       ///< `{{ircnick}}`
        mark,       ///< `{{done}}` and the like
        node,       ///< another template, a link
        separator,  ///< the border of a table's cell
    };
    Kind kind = Kind::word;
    wikitext::Span span;
    const wikitext::Node* node = nullptr;  ///< null for text
    std::string_view text = {};            ///< of a word
    Reference names = {};                  ///< of a reference
    std::size_t holder = 0;                ///< index of `WhatLines::holders`
    bool spaced = false;                   ///< white space stands before it
    bool struck = false;                   ///< it is struck out
};

/// What stands between two ends of a line: line feeds, `<br>`, the beginning of an `<li>` or a `<tr>`.
struct WhatLine {
    std::string marks;  ///< its list marks, such as `*:`; `<li>` counts as `*`
    std::vector<Token> tokens;
    /// From its list marks, or the tag that begins it, to its last token, or the tag that ends it.
    wikitext::Span span;
    bool rigid = false;  ///< a row of a table, or a line of another tag: nothing can be taken out of it
    bool item() const { return !marks.empty(); }
    bool blank() const { return marks.empty() && tokens.empty(); }
};

struct WhatLines {
    std::vector<WhatLine> lines;
    std::vector<Holder> holders;
};

/// Splits a card's `what`. Comments and `<nowiki>` are left out. Templates and links that hold an entry or a nick are
/// as their content.
WhatLines what_lines(const wikitext::Tree&, const wikitext::Part& what, std::string_view gerrit);

/// The text of tokens that a reader sees: struck words, and those for which `hidden` is true, left out.
std::string shown(const wikitext::Tree&, std::span<const Token>, bool (*hidden)(const Token&));

}  // namespace calendar
