#include "bot/desk/rules/patches_start.hpp"

#include <algorithm>

#include "bot/desk/query/conduct.hpp"
#include "bot/desk/query/patches_tree.hpp"
#include "bot/desk/rules/patches_notices.hpp"

namespace bot::desk::rules::patches {
namespace {

/// Patches that were approved together, and when they are asked about; nullopt: one of them is not merged, or a run
/// that may ship them is under way.
struct Group {
    std::vector<int> changes;
    Instant approved;  ///< the latest approval
    Instant merged;    ///< the latest merge
    std::optional<Instant> due;
};

/// Whether a run that may have shipped this merged patch was heard, under way or ended.
bool run_heard(const State& s, int change, const Awaited& awaited) {
    const Track& track = *s.tracker.find(change);
    const auto merged = query::merged_since(s, change);
    const std::string user = track.approver.substr(0, track.approver.find('@'));
    const auto& runs = s.tracker.runs.all();
    return std::any_of(runs.begin(), runs.end(), [&](const Run& run) {
        if (!query::is_cargo(s, run, change)) return false;
        const bool own = run.user == user && run.began >= awaited.approved;
        return own || (merged && run.began >= *merged);
    });
}

/// Whether the patch still waits for the run that it was approved for, and nobody else has said what became of it.
bool waits(const State& s, const Awaited& awaited) {
    const Track* track = s.tracker.find(awaited.change);
    if (!track || track->approver.find('@') == std::string::npos || track->run != 0) return false;
    if (track->state() == Progress::merging) return true;
    const bool merged = track->state() == Progress::merged && track->step().source == Source::gerrit;
    return merged && !run_heard(s, awaited.change, awaited);
}

void plan(const State& s, Group& group) {
    for (int change : group.changes) {
        const auto merged = query::merged_since(s, change);
        if (s.tracker.find(change)->state() != Progress::merged || !merged) return;
        group.merged = std::max(group.merged, *merged);
    }
    Instant since = group.merged;
    for (const Run& run : s.tracker.runs.all()) {
        const bool concerns = std::any_of(group.changes.begin(), group.changes.end(),
                                          [&](int change) { return query::is_cargo(s, run, change); });
        if (concerns && !run.settled) return;
        if (concerns) since = std::max(since, run.ended);  // it held the lock of the tool until then
    }
    group.due = since + start_patience;
}

std::vector<Group> groups(const State& s) {
    std::vector<Group> out;
    for (const Awaited& each : s.tracker.awaited) {
        if (!waits(s, each)) continue;
        const std::string& approver = s.tracker.find(each.change)->approver;
        const auto known = std::find_if(out.begin(), out.end(), [&](const Group& group) {
            return s.tracker.find(group.changes.front())->approver == approver &&
                   each.approved <= group.approved + approved_together;
        });
        Group& group = known == out.end() ? out.emplace_back() : *known;
        group.changes.push_back(each.change);
        group.approved = std::max(group.approved, each.approved);
    }
    for (Group& group : out) plan(s, group);
    return out;
}

bool is_held(const State& s, const Group& group) {
    return std::any_of(group.changes.begin(), group.changes.end(),
                       [&](int change) { return query::held(s, *s.tracker.find(change)) != nullptr; });
}

}  // namespace

void await_run(State& s, int change, Instant now) {
    auto& all = s.tracker.awaited;
    std::erase_if(all, [&](const Awaited& each) { return each.change == change; });
    if (all.size() >= Tracker::most_awaited) all.erase(all.begin());
    // The approval itself may have been seen before Gerrit told for whom it was.
    const PatchStep& step = s.tracker.find(change)->step();
    all.push_back({change, step.to == Progress::merging ? step.at : now});
}

void ask_for_start(State& s, Instant now) {
    auto& all = s.tracker.awaited;
    if (all.empty()) return;
    std::erase_if(all, [&](const Awaited& each) { return !waits(s, each); });
    for (const Group& group : groups(s)) {
        if (!group.due || now < *group.due || is_held(s, group)) continue;
        if (now < *group.due + start_forgotten) tell_start_missed(s, group.changes, group.merged, now);
        std::erase_if(all, [&](const Awaited& each) {
            return std::find(group.changes.begin(), group.changes.end(), each.change) != group.changes.end();
        });
    }
}

std::optional<Instant> start_wakes_at(const State& s, Instant now) {
    std::optional<Instant> next;
    if (s.tracker.awaited.empty()) return next;
    for (const Group& group : groups(s)) {
        if (group.due && *group.due > now && (!next || *group.due < *next)) next = group.due;
    }
    return next;
}

}  // namespace bot::desk::rules::patches
