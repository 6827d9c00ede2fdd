#include "bot/desk/query/conduct_order.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "bot/desk/query/checks.hpp"
#include "bot/desk/query/edits_entries.hpp"
#include "bot/desk/query/presence.hpp"
#include "bot/desk/text/chat.hpp"
#include "gerrit/dependencies.hpp"

namespace bot::desk::query {
namespace {

using calendar::Window;

bool is_under_way(Progress p) {
    return p == Progress::merging || p == Progress::merged || p == Progress::testing || p == Progress::tested ||
           p == Progress::syncing;
}

/// The track of a change, if this window lists it; else nullptr.
const Track* track_in(const State& s, const Window& w, int change) {
    const Track* track = s.tracker.find(change);
    return track && track->is_in(w.name, w.start) ? track : nullptr;
}

bool has(const gerrit::Checked& patch, gerrit::Code code) {
    return std::any_of(patch.findings.begin(), patch.findings.end(), [&](const auto& f) { return f.code == code; });
}

struct Candidate {
    int change = 0;
    bool over = false, slow = false, gone = false, code = false;
    std::set<int> needs{};  // other changes of the window
};

/// The patches that wait, each change once, in page order.
std::vector<Candidate> waiting(const State& s, const Window& w, Instant now) {
    std::vector<Candidate> out;
    const gerrit::World all = world(s, now);
    const gerrit::Scene scene(all, &w);
    for (const auto& p : checked(s, w, now).patches) {
        if (!p.patch.change || !to_be_done(s, w, p.patch)) continue;
        const Track* track = track_in(s, w, *p.patch.change);
        if (track && track->state() != Progress::scheduled) continue;
        const auto known = std::find_if(out.begin(), out.end(), [&](auto& o) { return o.change == *p.patch.change; });
        if (known != out.end()) continue;
        Candidate one{*p.patch.change, p.counted.over, has(p, gerrit::Code::slow_i18n),
                      !p.requestor || whereabouts(s, w, *p.requestor, now) != Whereabouts::here, p.group != "config"};
        if (p.change) {
            for (const auto& need : gerrit::needs(scene, *p.change).needs) {
                one.needs.insert(need.changes.begin(), need.changes.end());
            }
        }
        out.push_back(std::move(one));
    }
    return out;
}

std::vector<int> in_proposed_order(std::vector<Candidate> all) {
    std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
        return std::tie(a.over, a.slow, a.gone, a.code) < std::tie(b.over, b.slow, b.gone, b.code);
    });
    std::vector<int> out;
    while (!all.empty()) {
        const auto ready = [&](const Candidate& one) {
            return std::none_of(all.begin(), all.end(), [&](const Candidate& other) {
                return other.change != one.change && one.needs.contains(other.change);
            });
        };
        auto next = std::find_if(all.begin(), all.end(), ready);
        if (next == all.end()) next = all.begin();  // a dependency cycle
        out.push_back(next->change);
        all.erase(next);
    }
    return out;
}

}  // namespace

bool to_be_done(const State& s, const Window& w, const calendar::Patch& p) {
    if (!p.change || p.status == calendar::Status::done || p.status == calendar::Status::not_done) return false;
    const Track* track = track_in(s, w, *p.change);
    return !track || track->state() == Progress::scheduled || is_under_way(track->state());
}

std::vector<int> order(const State& s, const Window& w, Instant now, bool may_go) {
    std::vector<Candidate> all = waiting(s, w, now);
    std::vector<int> out;
    if (const WindowSession* session = s.conduct.find(w)) {
        for (int change : session->order) {
            const auto found = std::find_if(all.begin(), all.end(), [&](auto& o) { return o.change == change; });
            if (found == all.end() || found->over) continue;
            out.push_back(change);
            all.erase(found);
        }
    }
    if (may_go) std::erase_if(all, [](const Candidate& one) { return one.over; });
    for (int change : in_proposed_order(std::move(all))) out.push_back(change);
    return out;
}

std::vector<int> under_way(const State& s, const Window& w, const std::vector<int>& but) {
    std::vector<int> out;
    for (const auto& [change, track] : s.tracker.tracks) {
        const bool wanted = is_under_way(track.state()) && track_in(s, w, change);
        if (wanted && std::find(but.begin(), but.end(), change) == but.end()) out.push_back(change);
    }
    return out;
}

}  // namespace bot::desk::query
