#include "calendar/reread.hpp"

#include <algorithm>

#include "calendar/nick.hpp"

namespace calendar {
namespace {

using Row = Reading::Row;

/// Removes the added rows, if they stand together; false otherwise.
bool take_added(std::vector<Row>& after, const std::vector<Row>& before, const Meant& meant) {
    const std::size_t count = meant.added.size();
    if (after.size() != before.size() + count) return false;
    const auto first = std::ranges::mismatch(before, after).in2;
    if (static_cast<std::size_t>(after.end() - first) < count) return false;
    const auto behind = first + static_cast<std::ptrdiff_t>(count);
    const bool as_meant = std::equal(first, behind, meant.added.begin(), [&](const Row& row, const Patch& patch) {
        return row.requestor && row.others.empty() && same_nick(*row.requestor, meant.requestor) && row.patch == patch;
    });
    if (as_meant) after.erase(first, behind);
    return as_meant;
}

bool rows_agree(std::vector<Row> before, std::vector<Row> after, const Meant& meant) {
    if (!meant.added.empty() && !take_added(after, before, meant)) return false;
    if (meant.removed) before.erase(before.begin() + static_cast<std::ptrdiff_t>(*meant.removed));
    if (meant.changed) {
        if (before.size() != after.size()) return false;
        Row &was = before[*meant.changed], &is = after[*meant.changed];
        const bool as_meant = meant.to ? is.patch == *meant.to : is.patch.change == was.patch.change;
        if (!as_meant) return false;
        was.patch = is.patch;
    }
    return before == after;
}

void drop(std::vector<std::string>& nicks, const std::string& nick) {
    std::erase_if(nicks, [&](const std::string& other) { return same_nick(other, nick); });
}

}  // namespace

Reading reading_of(const Sheet& sheet) {
    Reading reading;
    for (const Card& card : sheet.cards) {
        Reading::Card& read = reading.cards.emplace_back();
        const Window& window = card.window;
        read.window.name = window.name;
        read.window.start = window.start;
        read.window.end = window.end;
        read.window.limit = window.limit;
        read.window.freeze = window.freeze;
        read.window.deployers = window.deployers;
        for (const Request& request : window.requests) {
            if (request.patches.empty() && request.requestor) read.bare.push_back(*request.requestor);
            for (const Patch& patch : request.patches) read.rows.push_back({request.requestor, patch, request.others});
        }
    }
    reading.unread = sheet.unread.size();
    reading.broken = sheet.tree.broken.size();
    reading.stray = sheet.tree.stray.size();
    return reading;
}

std::size_t row_of(const Card& card, const Site& entry) {
    return static_cast<std::size_t>(std::ranges::count_if(
        card.sites, [&](const Site& site) { return site.is_entry() && site.span.from < entry.span.from; }));
}

bool reads_as_meant(const Reading& before, const Reading& after, const Meant& meant) {
    if (before.unread != after.unread || before.broken != after.broken || before.stray != after.stray) return false;
    return std::ranges::equal(before.cards, after.cards, [&](const Reading::Card& was, const Reading::Card& is) {
        if (was.window != is.window) return false;
        if (place_of(was.window) != meant.place) return was.rows == is.rows && was.bare == is.bare;
        std::vector<std::string> bare_before = was.bare, bare_after = is.bare;
        drop(bare_before, meant.requestor);
        drop(bare_after, meant.requestor);
        return bare_before == bare_after && rows_agree(was.rows, is.rows, meant);
    });
}

}  // namespace calendar
