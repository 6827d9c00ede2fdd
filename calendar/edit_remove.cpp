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

/// The nicks of the group that an entry belongs to. None if its own line says whose it is, or nobody is named.
std::vector<const Site*> nicks_above(const Card& card, const Site& entry) {
    std::vector<const Site*> out;
    if (entry.own_nick) return out;
    for (auto i = &entry - card.sites.data(); i > 0; --i) {
        const Site& site = card.sites[static_cast<std::size_t>(i - 1)];
        if (site.is_entry() && out.empty()) continue;
        if (site.kind != Site::Kind::requestor) break;
        if (!out.empty() && site.request != out.front()->request) break;
        out.push_back(&site);
    }
    std::ranges::reverse(out);
    return out;
}

/// Whether the group goes on without the entry: it has another one, or list items that name no change.
bool goes_on(const Card& card, const Site& nick, const Site& entry) {
    const auto begin = card.sites.begin() + (&nick - card.sites.data()) + 1;
    const auto end = std::find_if(begin, card.sites.end(), [](const Site& site) { return !site.is_entry(); });
    const std::size_t next = end == card.sites.end() ? card.window.requests.size() : end->request;
    for (std::size_t i = nick.request; i < next && i < card.window.requests.size(); ++i) {
        if (card.window.requests[i].items > 0) return true;
    }
    return std::any_of(begin, end, [&](const Site& site) { return &site != &entry && !site.own_nick; });
}

/// Adds a stretch to remove; one that touches the last one joins it.
void add(std::vector<Span>& spans, Span span) {
    if (!spans.empty() && span.from <= spans.back().to) {
        spans.back().to = std::max(spans.back().to, span.to);
    } else {
        spans.push_back(span);
    }
}

}  // namespace

Edits removal(const Sheet& sheet, const Card& card, const Site& entry) {
    const Lines lines{sheet.tree, entry.nodes, entry.inside};
    std::vector<const Site*> nicks = nicks_above(card, entry);
    if (!nicks.empty() && goes_on(card, *nicks.back(), entry)) nicks.clear();
    std::vector<Span> spans;
    for (const Site* nick : nicks) add(spans, nick->block);
    add(spans, entry.block);
    const bool last =
        card.sites.size() == nicks.size() + 1 && !nicks.empty() && nicks.front()->direct && card.window.takes_lists();
    Edits out;
    for (const Span& span : spans) {
        if (last && out.empty()) {
            out.push_back({span, placeholder_for(sheet, card)});
        } else {
            std::ranges::move(without(lines, span), std::back_inserter(out));
        }
    }
    return out;
}

std::string carried(const Sheet& sheet, const Site& entry) {
    std::string_view text = sheet.tree.slice(entry.block);
    const auto drop_tag = [&](std::string_view begin) {
        if (!same_word(text.substr(0, begin.size()), begin)) return false;
        text.remove_prefix(std::min(text.find('>'), text.size() - 1) + 1);
        return true;
    };
    while (drop_tag("<br") || drop_tag("<li") || take(text, " ") || take(text, ":") || take(text, ",")) {
    }
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view end : {"</li>", "<br>", "<br/>", "<br />", " "}) {
            if (text.size() >= end.size() && same_word(text.substr(text.size() - end.size()), end)) {
                text.remove_suffix(end.size());
                again = true;
            }
        }
    }
    return std::string{text};
}

}  // namespace calendar::editing
