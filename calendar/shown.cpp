#include "calendar/shown.hpp"

#include <algorithm>

#include "calendar/nick.hpp"
#include "calendar/text.hpp"

namespace calendar {
namespace {

bool at(const Window& w, const Place& place) {
    return w.start == place.start && (place.window.empty() || w.name == place.window);
}

bool under(const Request& request, const std::optional<std::string>& requestor) {
    if (!request.requestor || !requestor) return request.requestor.has_value() == requestor.has_value();
    return same_nick(*request.requestor, *requestor);
}

/// The entries of a change in that window, under that requestor.
std::vector<Patch> entries(const std::vector<Window>& windows, const EntryAt& entry) {
    std::vector<Patch> out;
    for (const Window& w : windows) {
        if (!at(w, entry.place)) continue;
        for (const Request& request : w.requests) {
            if (!under(request, entry.requestor)) continue;
            for (const Patch& patch : request.patches) {
                if (patch.change == entry.change) out.push_back(patch);
            }
        }
    }
    return out;
}

bool listed(const std::vector<Window>& windows, const Place& place, int change) {
    return std::any_of(windows.begin(), windows.end(), [&](const Window& w) {
        return at(w, place) && std::any_of(w.requests.begin(), w.requests.end(), [&](const Request& request) {
                   return std::any_of(request.patches.begin(), request.patches.end(),
                                      [&](const Patch& patch) { return patch.change == change; });
               });
    });
}

/// Whether the page shows the result of one step.
struct Look {
    std::string_view page;
    const std::vector<Window>& windows;

    bool operator()(const Add& step) const {
        return std::all_of(step.entries.begin(), step.entries.end(), [&](const NewEntry& entry) {
            return !entries(windows, {step.place, step.requestor, entry.change, 0}).empty();
        });
    }
    bool operator()(const Withdraw& step) const {
        return static_cast<int>(entries(windows, step.entry).size()) <= step.entry.nth;
    }
    bool operator()(const Move& step) const {
        return operator()(Withdraw{step.entry}) && listed(windows, step.to, step.entry.change);
    }
    bool operator()(const Mark& step) const {
        const auto found = entries(windows, step.entry);
        if (static_cast<int>(found.size()) <= step.entry.nth) return false;
        const Patch& patch = found[static_cast<std::size_t>(step.entry.nth)];
        if (step.status.empty()) return patch.status == Status::pending;
        const Status wanted = step.status == "done"       ? Status::done
                              : step.status == "not done" ? Status::not_done
                                                          : Status::unknown;
        return patch.status == wanted && (!step.by || patch.by == step.by);
    }
    bool operator()(const PutBack& step) const { return page.find(trim(step.wikitext)) != page.npos; }
    bool operator()(const Rewrite& step) const { return page.find(step.to) != page.npos; }
};

}  // namespace

bool shows(std::string_view page, const Rules& rules, const std::vector<Step>& steps) {
    const auto windows = read_page(page, rules).windows;
    return std::all_of(steps.begin(), steps.end(), [&](const Step& step) {
        return std::visit(Look{page, windows}, step);
    });
}

bool shows(std::string_view page, const Rules& rules, const Undo& undo) {
    if (undo.cards.empty()) return shows(page, rules, undo.steps);
    return std::all_of(undo.cards.begin(), undo.cards.end(),
                       [&](const Undo::Card& card) { return page.find(card.was) != page.npos; });
}

}  // namespace calendar
