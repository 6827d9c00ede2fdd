#include "calendar/editing.hpp"

#include <algorithm>

#include "calendar/nick.hpp"
#include "calendar/text.hpp"

namespace calendar::editing {

using wikitext::Kind;
using wikitext::Node;

std::variant<const Card*, NoEdit> find_card(const Sheet& sheet, const Place& place) {
    std::vector<const Card*> found;
    std::vector<Place> then;
    for (const Card& card : sheet.cards) {
        if (card.window.start != place.start) continue;
        then.push_back(place_of(card.window));
        if (place.window.empty() || card.window.name == place.window) found.push_back(&card);
    }
    if (found.size() == 1) return found.front();
    const auto why = found.empty() ? NoEdit::Why::no_such_window : NoEdit::Why::ambiguous_window;
    return NoEdit{.why = why, .place = place, .choices = std::move(then)};
}

namespace {

bool stands_under(const std::optional<std::string>& a, const std::optional<std::string>& b) {
    return a && b ? same_nick(*a, *b) : !a && !b;
}

}  // namespace

std::variant<Spot, NoEdit> find_entry(const Sheet& sheet, const EntryAt& at) {
    const auto card = find_card(sheet, at.place);
    if (const auto* none = std::get_if<NoEdit>(&card)) return *none;
    int nth = 0;
    for (const Site& site : std::get<const Card*>(card)->sites) {
        const Spot spot{std::get<const Card*>(card), &site};
        if (!site.is_entry() || spot.patch().change != at.change) continue;
        if (!stands_under(spot.card->window.requests[site.request].requestor, at.requestor)) continue;
        if (nth++ == at.nth) return spot;
    }
    NoEdit none{.why = NoEdit::Why::no_such_entry, .place = at.place, .change = at.change};
    for (const Card& other : sheet.cards)
        if (listed_under(other.window, at.change)) none.choices.push_back(place_of(other.window));
    return none;
}

std::optional<std::string> listed_under(const Window& window, int change) {
    for (const Request& request : window.requests)
        for (const Patch& patch : request.patches)
            if (patch.change == change) return request.requestor.value_or(std::string{});
    return std::nullopt;
}

std::size_t Lines::begin(std::size_t at) const {
    std::size_t result = inside.from;
    for (const Node& node : nodes) {
        if (node.span.from >= at) break;
        if (node.kind != Kind::text) continue;
        const std::size_t end = tree.text.substr(0, std::min(node.span.to, at)).rfind('\n');
        if (end != std::string_view::npos && end >= node.span.from) result = end + 1;
    }
    return result;
}

std::size_t Lines::end(std::size_t at) const {
    for (const Node& node : nodes) {
        if (node.span.to <= at || node.kind != Kind::text) continue;
        const std::size_t from = std::max(node.span.from, at);
        const std::size_t end = tree.text.substr(0, node.span.to).find('\n', from);
        if (end == std::string_view::npos) continue;
        return end > from && tree.text[end - 1] == '\r' ? end - 1 : end;
    }
    return inside.to;
}

std::size_t Lines::next(std::size_t end) const {
    if (end >= inside.to) return inside.to;
    return end + (tree.text[end] == '\r' ? 2 : 1);
}

bool Lines::is_blank(std::size_t from, std::size_t to) const {
    return trim(tree.slice({from, to})).empty();
}

bool Lines::is_item(std::size_t begin) const {
    return begin < inside.to && std::string_view{"*#:;"}.find(tree.text[begin]) != std::string_view::npos;
}

std::string line_end_of(const wikitext::Tree& tree, const Card& card) {
    const std::string_view text = tree.slice(card.call->span);
    const std::size_t of_card = text.find('\n');
    const std::size_t end = of_card != text.npos ? card.call->span.from + of_card : tree.text.find('\n');
    return end != tree.text.npos && end > 0 && tree.text[end - 1] == '\r' ? "\r\n" : "\n";
}

}  // namespace calendar::editing
