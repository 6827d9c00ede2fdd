// Whose turn it is.
#include <algorithm>
#include <map>
#include <tuple>

#include "bot/desk/rules/conduct.hpp"
#include "bot/desk/rules/patches.hpp"
#include "bot/desk/text/nicks.hpp"
#include "gerrit/dependencies.hpp"

namespace bot::desk::conducting {
namespace {

using calendar::Window;

bool is_under_way(Progress p) {
    return p == Progress::merging || p == Progress::merged || p == Progress::testing || p == Progress::tested ||
           p == Progress::syncing;
}

/// The track of a change, when this window is where it is listed.
const Track* track_in(const State& s, const Window& w, int change) {
    const Track* track = s.tracker.find(change);
    return track && track->is_in(w.name, w.start) ? track : nullptr;
}

bool has(const gerrit::Checked& patch, gerrit::Code code) {
    return std::any_of(patch.findings.begin(), patch.findings.end(), [&](const auto& f) { return f.code == code; });
}

struct Waiting {
    int change = 0;
    bool over = false, slow = false, gone = false, code = false;
    std::set<int> needs{};  // other changes of the window
};

/// What waits for its turn, each change once, in page order.
std::vector<Waiting> waiting(const State& s, const Window& w, Instant now) {
    std::vector<Waiting> out;
    const gerrit::World all = world(s, now);
    const gerrit::Scene scene(all, &w);
    for (const auto& p : checked(s, w, now).patches) {
        if (!p.patch.change || !to_be_done(s, w, p.patch)) continue;
        const Track* track = track_in(s, w, *p.patch.change);
        if (track && track->state() != Progress::scheduled) continue;
        const auto known = std::find_if(out.begin(), out.end(), [&](auto& o) { return o.change == *p.patch.change; });
        if (known != out.end()) continue;
        Waiting one{*p.patch.change, p.counted.over, has(p, gerrit::Code::slow_i18n),
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

std::vector<int> in_proposed_order(std::vector<Waiting> all) {
    std::stable_sort(all.begin(), all.end(), [](const Waiting& a, const Waiting& b) {
        return std::tie(a.over, a.slow, a.gone, a.code) < std::tie(b.over, b.slow, b.gone, b.code);
    });
    std::vector<int> out;
    while (!all.empty()) {
        const auto ready = [&](const Waiting& one) {
            return std::none_of(all.begin(), all.end(), [&](const Waiting& other) {
                return other.change != one.change && one.needs.count(other.change) > 0;
            });
        };
        auto next = std::find_if(all.begin(), all.end(), ready);
        if (next == all.end()) next = all.begin();  // a circle
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
    std::vector<Waiting> all = waiting(s, w, now);
    std::vector<int> out;
    if (const Sitting* sitting = s.conduct.find(w)) {
        for (int change : sitting->order) {
            const auto found = std::find_if(all.begin(), all.end(), [&](auto& o) { return o.change == change; });
            if (found == all.end() || found->over) continue;
            out.push_back(change);
            all.erase(found);
        }
    }
    if (may_go) std::erase_if(all, [](const Waiting& one) { return one.over; });
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

std::optional<NextUp> call_next(State& s, const std::vector<int>& live, Instant now) {
    if (live.empty()) return std::nullopt;
    const Track* track = s.tracker.find(live.front());
    const Window* w = track && track->place ? window_at(s, track->place->name, track->place->start) : nullptr;
    if (!w || now < w->start || now >= closes(s, *w) || held(s, w->name, w->start)) return std::nullopt;
    if (!under_way(s, *w, live).empty()) return std::nullopt;
    const auto deployer = tracking::deployer_of(s, *track);
    const Claim* claim = claim_of(s, *w);
    Sitting& sitting = s.conduct.at(w->name, w->start);
    for (int change : order(s, *w, now, true)) {
        if (sitting.called.count(change)) return std::nullopt;
        const Track* next = s.tracker.find(change);
        if (!next || next->requestors.empty()) return std::nullopt;
        sitting.called.insert(change);
        const std::string& name = next->requestors.front();
        const bool own = (claim && goes_by(name, holder_of(*claim), s)) ||
                         (deployer && deployer->pings && goes_by(name, {deployer->name, {}, {}}, s));
        if (!own) {
            const std::string by = claim ? claim->nick : deployer ? deployer->name : std::string();
            sitting.calls.push_back({change, now, false, by});
        }
        return NextUp{change, s.presence.find(name, s.settings).value_or(name), own};
    }
    return std::nullopt;
}

}  // namespace bot::desk::conducting
