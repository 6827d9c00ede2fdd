#include "calendar/section.hpp"

#include "calendar/editing.hpp"
#include "calendar/text.hpp"

namespace calendar {
namespace {

using wikitext::Kind;
using wikitext::Node;
using wikitext::Tree;

bool is_heading(char first, char last, std::size_t size) {
    return first == '=' && last == '=' && size > 2;
}

bool is_heading(std::string_view line) {
    while (!line.empty() && is_blank(line.back())) line.remove_suffix(1);
    return !line.empty() && is_heading(line.front(), line.back(), line.size());
}

/// A line that is read in pieces. White space and comments at its end are ignored.
class Line {
public:
    void comment() { first_ = size_ == 0 ? '<' : first_; }
    void feed(std::string_view piece) {
        if (piece.empty()) return;
        if (size_ == 0 && first_ == '\0') first_ = piece.front();
        const std::size_t end = trim(piece).empty() ? 0 : piece.find_last_not_of(" \t\r\v\f\n") + 1;
        if (end > 0) {
            last_ = piece[end - 1];
            solid_ = size_ + end;
        }
        size_ += piece.size();
    }
    bool heading() const { return is_heading(first_, last_, solid_); }

private:
    char first_ = '\0', last_ = '\0';
    std::size_t size_ = 0, solid_ = 0;
};

/// Whether MediaWiki may find a heading at a line start inside this node.
bool hides_heading(const Tree& tree, const Node& node) {
    if (node.kind == Kind::text || node.kind == Kind::comment || node.kind == Kind::verbatim) return false;
    const std::string_view text = tree.slice(node.span);
    for (std::size_t at = text.find("\n="); at != text.npos; at = text.find("\n=", at + 1))
        if (is_heading(text.substr(at + 1, text.find('\n', at + 1) - at - 1))) return true;
    return false;
}

bool is_doubtful(const Tree& tree, const Node& node) {
    // An unclosed comment hides the rest of the page from MediaWiki, but not from this parser; so does an unclosed tag.
    if (node.kind != Kind::text) return hides_heading(tree, node);
    const std::string text = lower(tree.slice(node.span));
    for (const std::string_view open :
         {"<!--", "<nowiki", "<pre", "<source", "<syntaxhighlight", "<includeonly", "<noinclude", "{{"})
        if (text.find(open) != text.npos) return true;
    return false;
}

}  // namespace

std::optional<int> section_of(std::string_view page, const Rules& rules, const Place& place) {
    const Sheet sheet = read_sheet(page, rules);
    const auto found = editing::find_card(sheet, place);
    const Card* const* card = std::get_if<const Card*>(&found);
    if (card == nullptr) return std::nullopt;
    const std::size_t to = (*card)->call->span.from;
    int count = 0;
    Line line;
    for (const Node& node : sheet.tree.nodes) {
        if (node.span.from < to && is_doubtful(sheet.tree, node)) return std::nullopt;
        if (node.span.to > to) break;
        std::string_view text = sheet.tree.slice(node.span);
        if (node.kind == Kind::comment) {
            line.comment();
            continue;
        }
        if (node.kind == Kind::text) {
            for (std::size_t end = text.find('\n'); end != text.npos; end = text.find('\n')) {
                line.feed(text.substr(0, end));
                count += line.heading();
                line = {};
                text.remove_prefix(end + 1);
            }
        }
        line.feed(text);
    }
    return count;
}

std::string edit_link(std::string_view page_url, std::optional<int> section) {
    std::string link{page_url};
    link += link.find('?') == link.npos ? '?' : '&';
    link += "action=edit";
    if (section) link += "&section=" + std::to_string(*section);
    return link;
}

}  // namespace calendar
