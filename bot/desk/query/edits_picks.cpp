#include "bot/desk/query/edits_picks.hpp"

#include <algorithm>

#include "bot/desk/query/checks.hpp"

namespace bot::desk::query {

using gerrit::Change;

Picked picked(const State& s, const EditRequest& request) {
    Picked out{request.changes, {}, 0};
    if (!request.both || !s.gerrit.versions()) return out;
    out.changes.clear();
    for (int number : request.changes) {
        const Change* c = s.gerrit.known().find(number);
        if (!c) continue;
        for (const auto& live : gerrit::live_branches(*s.gerrit.versions(), s.settings.policy)) {
            if (live.wikis == 0) continue;
            int found = 0;
            for (int other : s.gerrit.known().siblings(c->change_id).value_or(std::vector<int>{})) {
                const Change* sibling = s.gerrit.known().find(other);
                const bool fits = sibling && sibling->project == c->project && sibling->branch == live.branch &&
                                  sibling->status != gerrit::ChangeStatus::abandoned;
                if (fits) found = other;
            }
            if (c->branch == live.branch) found = number;
            if (found == 0) return {{}, live.branch, number};
            if (std::find(out.changes.begin(), out.changes.end(), found) == out.changes.end()) {
                out.changes.push_back(found);
            }
        }
    }
    return out;
}

bool known(const State& s, const EditRequest& request, Instant now) {
    gerrit::Known::Roots about;
    add_roots(s, request, about);
    return (s.gerrit.versions() || s.gerrit.versions_down()) && s.gerrit.settled(about, s.settings.policy, now);
}

void add_roots(const State& s, const EditRequest& request, gerrit::Known::Roots& roots) {
    const auto add = [&](int change) {
        if (std::find(roots.changes.begin(), roots.changes.end(), change) == roots.changes.end()) {
            roots.changes.push_back(change);
        }
    };
    for (int change : request.changes) {
        add(change);
        const Change* c = request.both ? s.gerrit.known().find(change) : nullptr;
        if (c && !c->change_id.empty()) roots.change_ids.push_back(c->change_id);
    }
    for (int change : picked(s, request).changes) add(change);
}

}  // namespace bot::desk::query
