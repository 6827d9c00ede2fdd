#include <algorithm>

#include "calendar/editing.hpp"
#include "calendar/escape.hpp"
#include "calendar/nick.hpp"
#include "calendar/text.hpp"

namespace calendar::editing {
namespace {

using wikitext::Part;
using wikitext::Span;

/// Whether a line is a list item all in italics, as the page's generator writes it below the placeholder's nick. The
/// visual editor puts an empty `<nowiki/>` before it.
bool invites(std::string_view line) {
    if (!line.starts_with('*')) return false;
    line = trim(line.substr(1));
    for (const std::string_view empty : {"<nowiki/>", "<nowiki />"}) take_word(line, empty);
    return line.size() > 4 && line.starts_with("''") && line.ends_with("''");
}

bool begins_in(const Card& card, Span span) {
    return std::ranges::any_of(
        card.sites, [&](const Site& site) { return site.span.from >= span.from && site.span.from < span.to; });
}

/// The site after which a requestor's next entry goes: their last entry, else their nick. nullptr if they have none, or
/// unusual text stands around it.
const Site* last_of(const Card& card, const std::string& requestor) {
    const Site* named = nullptr;
    const Site* entry = nullptr;
    bool own = false;
    for (const Site& site : card.sites) {
        if (!site.is_entry()) {
            // A line of several people is nobody's own.
            const Request* request = site.kind == Site::Kind::requestor ? &card.window.requests[site.request] : nullptr;
            own =
                request != nullptr && request->others.empty() && same_nick(request->requestor.value_or(""), requestor);
            if (own) named = &site;
        } else if (own) {
            entry = &site;
        }
    }
    const Site* last = entry != nullptr ? entry : named;
    return last != nullptr && last->direct && !last->rigid && !last->own_nick ? last : nullptr;
}

std::string lines(const std::vector<std::string>& entries, const std::string& line_end) {
    std::string text;
    for (const std::string& entry : entries) text += line_end + entry;
    return text;
}

Edits behind(const Sheet& sheet, const Card& card, const Site& last, const std::vector<std::string>& entries) {
    const Lines all{sheet.tree, last.nodes, last.inside};
    const Span block = last.is_entry() ? Span{last.block.from, std::max(last.block.to, last.span.to)} : last.span;
    std::size_t end = all.end(block.to);
    // Another requestor or entry begins on the same line: insert before it.
    if (begins_in(card, {block.to, end})) return {{{block.to, block.to}, lines(entries, "")}};
    // The line that invites to sign up goes.
    const std::size_t next = all.next(end);
    if (!last.is_entry() && next > end && invites(sheet.tree.slice({next, all.end(next)}))) {
        return {{{end, all.end(next)}, lines(entries, line_end_of(sheet.tree, card))}};
    }
    // Items below a nick stay below it.
    for (std::size_t item = next; !last.is_entry() && all.is_item(item); item = all.next(end)) {
        const std::size_t its_end = all.end(item);
        if (begins_in(card, {item, its_end})) break;
        end = its_end;
    }
    return {{{end, end}, lines(entries, line_end_of(sheet.tree, card))}};
}

/// For a card without `what`: adds the argument, formatted like the last one.
Edits in_new_argument(const Sheet& sheet, const Card& card, const std::string& block) {
    const Part& last = card.call->parts.back();
    const std::string_view text = sheet.tree.text;
    const std::string line_end = line_end_of(sheet.tree, card);
    const std::size_t bar = last.whole.from - 1;
    const std::size_t before = text.substr(0, bar).find_last_not_of(" \t");
    const bool own_line = before != text.npos && text[before] == '\n';
    const std::string lead = own_line ? line_end + std::string{text.substr(before + 1, bar - before - 1)} : "";
    std::size_t end = last.whole.to;
    if (last.named)
        while (is_blank(text[end - 1])) --end;
    return {{{end, end}, lead + "|what=" + line_end + block}};
}

}  // namespace

std::optional<Span> placeholder_of(const wikitext::Tree& tree, const Card& card) {
    const auto is_used = [](const Site& site) { return site.kind != Site::Kind::placeholder; };
    if (card.sites.empty() || std::ranges::any_of(card.sites, is_used) || !card.sites.front().direct) return {};
    const Site& nick = card.sites.front();
    const Lines all{tree, nick.nodes, nick.inside};
    Span span = nick.span;
    std::size_t end = all.end(span.to);
    if (!all.is_blank(span.to, end)) return span;
    for (std::size_t next = all.next(end); next < all.inside.to; next = all.next(end)) {
        end = all.end(next);
        if (!invites(tree.slice({next, end}))) break;
        span.to = end;
        while (is_blank(tree.text[span.to - 1])) --span.to;
    }
    return span;
}

Edits insertion(const Sheet& sheet, const Card& card, const std::string& requestor,
                const std::vector<std::string>& entries) {
    if (const Site* last = last_of(card, requestor)) return behind(sheet, card, *last, entries);
    const std::string line_end = line_end_of(sheet.tree, card);
    const std::string block = "{{ircnick|" + escape(requestor) + "}}" + lines(entries, line_end);
    if (const auto placeholder = placeholder_of(sheet.tree, card)) return {{*placeholder, block}};
    if (card.what == nullptr || card.call->parts.size() < 2) return in_new_argument(sheet, card, block);
    const Span what = card.what->value;
    std::size_t end = what.to;
    while (end > what.from && is_blank(sheet.tree.text[end - 1])) --end;
    // Directly below a line of nicks, the block would be theirs too.
    const bool apart = !card.sites.empty() && card.sites.back().kind == Site::Kind::requestor;
    return {{{end, end}, line_end + (apart ? line_end : "") + block}};
}

}  // namespace calendar::editing
