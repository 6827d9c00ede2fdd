#include "gerrit/dependencies.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <tuple>

#include "calendar/change_number.hpp"

namespace gerrit {
namespace {

/// Limits for following a cycle.
constexpr int deepest = 20;
constexpr std::size_t most_changes = 200;

/// Sort key of siblings as a dependency of a change on `branch`: the best first.
auto preference(const Change& sibling, const std::string& branch, const Policy& policy) {
    const bool abandoned = sibling.status == ChangeStatus::abandoned;
    const int where = sibling.branch == branch ? 0 : sibling.branch == policy.master ? 1 : 2;
    // An abandoned sibling counts only if neither branch has another one.
    const int rank = where == 2 ? 4 + abandoned : where + 2 * abandoned;
    return std::tuple{rank, sibling.status != ChangeStatus::merged, sibling.number};
}

/// nullopt: Gerrit has not been asked yet.
std::optional<std::vector<int>> named_by_id(const Scene& scene, const Change& of, const std::string& change_id) {
    const auto siblings = scene.known().siblings(change_id);
    if (!siblings) return std::nullopt;
    std::map<std::string, const Change*> best;
    for (const int number : *siblings) {
        const auto standing = scene.known().standing(number);
        if (standing == Known::Standing::unasked) return std::nullopt;
        const Change* sibling = scene.known().find(number);
        if (standing == Known::Standing::gone || sibling == nullptr) continue;
        const auto better = [&](const Change* old) {
            return preference(*sibling, of.branch, scene.policy()) < preference(*old, of.branch, scene.policy());
        };
        const Change*& chosen = best[sibling->project];
        if (chosen == nullptr || better(chosen)) chosen = sibling;
    }
    std::vector<int> result;
    for (const auto& [project, change] : best) result.push_back(change->number);
    return result;
}

std::optional<std::vector<int>> named(const Scene& scene, const Change& of, const DependsOn& footer) {
    if (!footer.change_id.empty()) return named_by_id(scene, of, footer.change_id);
    if (!footer.change) return std::vector<int>{};
    switch (scene.known().standing(*footer.change)) {
        case Known::Standing::unasked:
            return std::nullopt;
        case Known::Standing::gone:
            return std::vector<int>{};
        case Known::Standing::known:
            break;
    }
    return std::vector<int>{*footer.change};
}

/// The changes of the same project and branch that a commit belongs to.
std::optional<std::vector<int>> changes_of(const Scene& scene, const Change& child, const std::string& sha) {
    const auto numbers = scene.known().commit(sha);
    if (!numbers) return std::nullopt;
    std::vector<int> result;
    for (const int number : *numbers) {
        if (scene.known().standing(number) == Known::Standing::unasked) return std::nullopt;
        const Change* parent = scene.known().find(number);
        if (parent != nullptr && parent->project == child.project && parent->branch == child.branch)
            result.push_back(number);
    }
    return result;
}

/// Whether the dependencies of `from` lead to `target`, through changes that are not merged.
bool leads_to(const Scene& scene, int from, int target) {
    struct Step {
        int number, depth;
    };
    std::deque<Step> ahead{{from, 1}};
    std::set<int> seen{from};
    while (!ahead.empty()) {
        const Step step = ahead.front();
        ahead.pop_front();
        if (step.number == target) return true;
        const Change* change = scene.known().find(step.number);
        if (change == nullptr || change->status == ChangeStatus::merged || step.depth >= deepest) continue;
        for (const Need& need : needs(scene, *change).needs)
            for (const int next : need.changes)
                if (seen.size() < most_changes && seen.insert(next).second) ahead.push_back({next, step.depth + 1});
    }
    return false;
}

/// Checks one dependency of a change.
class Judge {
public:
    Judge(const Scene& scene, const Change& change, Findings& findings)
        : scene_{scene}, change_{change}, findings_{findings} {}

    void judge(const Need& need, const Change& other) {
        if (leads_to(scene_, other.number, change_.number)) return say(Code::dependency_cycle, other);
        if (other.status == ChangeStatus::abandoned) return say(Code::dependency_abandoned, other);
        // It cannot be merged, wherever it is listed.
        if (other.status == ChangeStatus::open && other.work_in_progress) return unmerged("", other.number, true);
        if (must_be_in_branch(need, other)) return branches(other);
        if (other.status == ChangeStatus::merged) return;
        const auto place = scene_.place(other.number);
        if (place.in_time) return;
        if (place.later == nullptr) return unmerged(need.text, other.number);
        findings_.add({.code = Code::dependency_order,
                       .window = place.later->name,
                       .other = other.number,
                       .at = place.later->start});
    }

    void unmerged(const std::string& text, int other, bool draft = false) {
        findings_.add({.code = Code::dependency_unmerged, .text = text, .other = other, .draft = draft});
    }

private:
    enum class Presence { there, lacking, unasked };

    void say(Code code, const Change& other) { findings_.add({.code = code, .other = other.number}); }

    /// Whether `other` is code that reaches the wikis with the branches, not through windows.
    bool must_be_in_branch(const Need& need, const Change& other) const {
        if (!fits_any(other.project, scene_.policy().release.projects)) return false;
        if (!scene_.is_release(change_) && !scene_.is_config(change_)) return false;
        return other.branch == scene_.policy().master || (need.by_change_id && other.branch != change_.branch);
    }

    void branches(const Change& other) {
        if (other.branch == scene_.policy().master && other.status != ChangeStatus::merged)
            return unmerged("", other.number);
        if (scene_.is_release(change_)) {
            branch(other, change_.branch);
            return;
        }
        if (!scene_.live) return findings_.without_versions();
        // One branch that lacks it is enough to report.
        for (const LiveBranch& live : *scene_.live)
            if (!branch(other, live.branch)) return;
    }

    /// False if it was reported as missing.
    bool branch(const Change& other, const std::string& name) {
        switch (presence(other, name)) {
            case Presence::there:
                return true;
            case Presence::unasked:
                findings_.unasked();
                return true;
            case Presence::lacking:
                break;
        }
        findings_.add({.code = Code::dependency_not_in_branch, .branch = name, .other = other.number});
        return false;
    }

    Presence presence(const Change& other, const std::string& name) const {
        const auto holding = scene_.known().containing(other.number);
        if (holding && std::ranges::find(*holding, name) != holding->end()) return Presence::there;
        const auto serves = [&](int number) {
            const Change* sibling = scene_.known().find(number);
            if (sibling == nullptr || sibling->project != other.project || sibling->branch != name) return false;
            if (scene_.known().standing(number) == Known::Standing::gone) return false;
            return sibling->status == ChangeStatus::merged ||
                   (sibling->status != ChangeStatus::abandoned && scene_.place(number).in_time);
        };
        const auto siblings = scene_.known().siblings(other.change_id);
        if (serves(other.number) || (siblings && std::ranges::any_of(*siblings, serves))) return Presence::there;
        // An unmerged change is in no branch, so Gerrit is not asked for its branches.
        const bool asked =
            (holding || other.status != ChangeStatus::merged) && (siblings || !calendar::is_change_id(other.change_id));
        return asked ? Presence::lacking : Presence::unasked;
    }

    const Scene& scene_;
    const Change& change_;
    Findings& findings_;
};

}  // namespace

Needs needs(const Scene& scene, const Change& change) {
    Needs result;
    for (const DependsOn& footer : change.message.depends_on) {
        auto found = named(scene, change, footer);
        if (found)
            result.needs.push_back({footer.text, !footer.change_id.empty(), std::move(*found)});
        else
            result.all_asked = false;
    }
    for (const std::string& sha : change.parents) {
        auto found = changes_of(scene, change, sha);
        if (!found)
            result.all_asked = false;
        else if (!found->empty())
            result.needs.push_back({"", false, std::move(*found)});
    }
    return result;
}

void check_dependencies(const Scene& scene, const Change& change, Findings& findings) {
    const Needs all = needs(scene, change);
    if (!all.all_asked) findings.unasked();
    Judge judge{scene, change, findings};
    for (const Need& need : all.needs) {
        if (need.changes.empty()) judge.unmerged(need.text, 0);
        for (const int number : need.changes) {
            const Change* other = scene.known().find(number);
            const bool seen = other != nullptr && scene.known().standing(number) == Known::Standing::known;
            if (seen)
                judge.judge(need, *other);
            else
                judge.unmerged(need.text, number);
        }
    }
}

}  // namespace gerrit
