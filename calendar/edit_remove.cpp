#include <algorithm>

#include "calendar/editing.hpp"
#include "calendar/text.hpp"

namespace calendar::editing {
namespace {

using wikitext::Span;

/// The text that the page's generator writes.
constexpr std::string_view usual_placeholder =
    "{{ircnick|irc-nickname|Requesting Developer}}\n* ''Gerrit link to backport or config change''";

/// Removes a call, and the line end before it if only blanks are left on the line. The blanks stay, so the order of
/// several removals makes no difference.
Edits without(const Lines& lines, Span call) {
    const std::size_t begin = lines.begin(call.from), end = lines.end(call.to);
    const bool alone = lines.is_blank(begin, call.from) && lines.is_blank(call.to, end);
    if (!alone || begin == lines.inside.from) return {{call, {}}};
    const bool two = begin >= lines.inside.from + 2 && lines.tree.text[begin - 2] == '\r';
    const std::size_t line_end = begin - (two ? 2 : 1);
    if (begin == call.from) return {{{line_end, call.to}, {}}};
    return {{{line_end, begin}, {}}, {call, {}}};
}

std::string with_line_ends(std::string_view text, const std::string& line_end) {
    std::string result;
    for (const char c : text) {
        if (c == '\r') continue;
        c == '\n' ? result += line_end : result += c;
    }
    return result;
}

/// The placeholder as other cards show it: that of the nearest card with the same name, else of the nearest card.
std::string placeholder_for(const Sheet& sheet, const Card& here) {
    constexpr std::size_t longest = 500;
    const auto distance = [&](const Card& card) {
        const std::size_t a = card.call->span.from, b = here.call->span.from;
        return std::pair{card.window.name != here.window.name, a < b ? b - a : a - b};
    };
    const Card* nearest = nullptr;
    std::string_view text = usual_placeholder;
    for (const Card& card : sheet.cards) {
        const auto span = &card == &here ? std::nullopt : placeholder_of(sheet.tree, card);
        if (!span || span->size() > longest) continue;
        if (nearest != nullptr && distance(*nearest) <= distance(card)) continue;
        nearest = &card;
        text = sheet.tree.slice(*span);
    }
    return with_line_ends(text, line_end_of(sheet.tree, here));
}

/// Whether a list follows below a nick at the end of its line. After a blank line, indented items without a parent item
/// belong to no requestor.
bool has_items(const Lines& lines, const Card& card, const Site& nick) {
    const auto behind = std::ranges::find_if(
        card.sites, [&](const Site& site) { return site.span.from > nick.span.from && !site.is_entry(); });
    const std::size_t to = behind == card.sites.end() ? lines.inside.to : std::min(behind->span.from, lines.inside.to);
    bool apart = false;
    for (std::size_t at = lines.next(lines.end(nick.span.to)); at < to; at = lines.next(lines.end(at))) {
        apart = apart || lines.is_blank(at, lines.end(at));
        if (lines.is_item(at) && !(apart && lines.is_item(at + 1))) return true;
    }
    return false;
}

}  // namespace

Edits removal(const Sheet& sheet, const Site& entry) {
    return without({sheet.tree, entry.nodes, entry.inside}, entry.span);
}

Edits tidying(const Sheet& sheet, const Card& card, const Site& nick) {
    const Lines lines{sheet.tree, nick.nodes, nick.inside};
    const bool has_entries = !card.window.requests[nick.request].patches.empty();
    const auto other = std::ranges::find_if(
        card.sites, [&](const Site& site) { return site.kind == nick.kind && site.span.from > nick.span.from; });
    std::size_t end = lines.end(nick.span.to);  // end of their part of this line
    if (other != card.sites.end()) end = std::min(end, other->span.from);
    if (has_entries || !lines.is_blank(nick.span.to, end) || has_items(lines, card, nick)) return {};
    const bool last = card.sites.size() == 1 && nick.direct && card.window.takes_lists();
    if (last) return {{nick.span, placeholder_for(sheet, card)}};
    return without(lines, nick.span);
}

}  // namespace calendar::editing
