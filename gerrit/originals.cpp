#include <algorithm>

#include "calendar/change_number.hpp"
#include "gerrit/scene.hpp"

namespace gerrit {
namespace {

/// Limit for following backports of backports.
constexpr int most_steps = 5;

/// The result of the search for the original. `asked`: false if Gerrit has not been asked yet.
struct Search {
    const Change* original = nullptr;
    bool asked = true;
};

bool is_seen(const Scene& scene, int number) {
    return scene.known().standing(number) == Known::Standing::known && scene.known().find(number) != nullptr;
}

bool is_original(const Scene& scene, const Change& candidate, const Change& backport) {
    return candidate.project == backport.project && candidate.branch == scene.policy().master;
}

Search by_pick(const Scene& scene, const Change& backport) {
    const Change* pick = &backport;
    for (int step = 0; step < most_steps && pick->cherry_pick_of; ++step) {
        const int number = *pick->cherry_pick_of;
        if (scene.known().standing(number) == Known::Standing::unasked) return {nullptr, false};
        if (!is_seen(scene, number)) break;
        pick = scene.known().find(number);
        if (is_original(scene, *pick, backport)) return {pick, true};
        if (pick->project != backport.project || !scene.is_release(*pick)) break;
    }
    return {};
}

/// If there are several, a merged one is preferred, then an open one.
Search among(const Scene& scene, const std::optional<std::vector<int>>& numbers, const Change& backport) {
    if (!numbers) return {nullptr, false};
    const auto rank = [](const Change& change) {
        return change.status == ChangeStatus::merged ? 0 : change.status == ChangeStatus::abandoned ? 2 : 1;
    };
    Search result;
    for (const int number : *numbers) {
        if (scene.known().standing(number) == Known::Standing::unasked) return {nullptr, false};
        if (!is_seen(scene, number)) continue;
        const Change* candidate = scene.known().find(number);
        if (!is_original(scene, *candidate, backport)) continue;
        if (result.original == nullptr || rank(*candidate) < rank(*result.original)) result.original = candidate;
    }
    return result;
}

Search find_original(const Scene& scene, const Change& backport) {
    Search search = by_pick(scene, backport);
    if (search.original != nullptr || !search.asked) return search;
    if (const auto& shas = backport.message.picked_from; !shas.empty()) {
        search = among(scene, scene.known().commit(shas.back()), backport);
        if (search.original != nullptr || !search.asked) return search;
    }
    if (!calendar::is_change_id(backport.change_id)) return {};
    return among(scene, scene.known().siblings(backport.change_id), backport);
}

/// Whether a change is the same fix: a sibling, or a pick of the same original.
bool is_same_fix(const Change& candidate, const Change& backport, const Change* original) {
    if (candidate.project != backport.project || candidate.status == ChangeStatus::abandoned) return false;
    if (candidate.change_id == backport.change_id) return true;
    if (!candidate.cherry_pick_of) return false;
    return candidate.cherry_pick_of == backport.cherry_pick_of ||
           (original != nullptr && candidate.cherry_pick_of == original->number);
}

}  // namespace

void check_original(const Scene& scene, const Change& backport, Findings& findings) {
    const auto [original, asked] = find_original(scene, backport);
    if (!asked) return findings.unasked();
    if (original == nullptr) return findings.add(Code::no_original);
    const auto say = [&, other = original->number](Code code, std::optional<Instant> since) {
        findings.add({.code = code, .other = other, .since = since});
    };
    switch (original->status) {
        case ChangeStatus::open:
            return say(Code::master_not_merged, std::nullopt);
        case ChangeStatus::abandoned:
            return say(Code::master_abandoned, std::nullopt);
        case ChangeStatus::merged:
            if (original->submitted && scene.world.now - *original->submitted < scene.policy().fresh)
                say(Code::master_just_merged, original->submitted);
            return;
        case ChangeStatus::unknown:
            return;
    }
}

void check_siblings(const Scene& scene, const Change& backport, Findings& findings) {
    const auto is_version = [&](const LiveBranch& live) {
        return std::ranges::find(scene.policy().always_live, live.branch) == scene.policy().always_live.end();
    };
    if (!scene.live || std::ranges::count_if(*scene.live, is_version) < 2) return;
    if (liveness(backport.branch, *scene.live) != Liveness::live) return;
    if (!calendar::is_change_id(backport.change_id)) return;
    const auto siblings = scene.known().siblings(backport.change_id);
    if (!siblings) return findings.unasked();

    const Change* original = find_original(scene, backport).original;
    std::set<int> candidates = scene.listed;
    candidates.insert(siblings->begin(), siblings->end());
    const auto of_original = original != nullptr ? scene.known().siblings(original->change_id) : std::nullopt;
    if (of_original) candidates.insert(of_original->begin(), of_original->end());
    // A fix that was in master when a branch was cut needs no backport to that branch.
    const auto holding = original != nullptr ? scene.known().containing(original->number) : std::nullopt;

    for (const LiveBranch& live : *scene.live) {
        if (!is_version(live) || live.branch == backport.branch) continue;
        const auto has_fix = [&](int number) {
            const Change* candidate = scene.known().find(number);
            return candidate != nullptr && candidate->branch == live.branch && is_seen(scene, number) &&
                   is_same_fix(*candidate, backport, original);
        };
        if (std::ranges::any_of(candidates, has_fix)) continue;
        if (holding && std::ranges::find(*holding, live.branch) != holding->end()) continue;
        // The fix may be there, and only Gerrit knows. The finding is a note, so nothing waits for the answer.
        if (original != nullptr && original->status == ChangeStatus::merged && !holding) return;
        findings.add({.code = Code::missing_branch, .branch = live.branch});
    }
}

}  // namespace gerrit
