#include <algorithm>
#include <deque>

#include "calendar/change_number.hpp"
#include "gerrit/known.hpp"

namespace gerrit {
namespace {

constexpr int most_steps = 5, most_picks = 5;
constexpr std::size_t most_changes = 200, most_searches = 200;

/// Other people create picks, patch sets and branches at any time.
constexpr std::chrono::minutes again{10};
/// An original gets into a release branch only when the branch is cut.
constexpr std::chrono::minutes original_again{60};
/// No poll takes this long: a later time was recorded before the clock was put back.
constexpr std::chrono::hours longest_poll{1};

bool read_in(const std::optional<Instant>& at, Instant since) {
    return at && *at >= since && *at < since + longest_poll;
}

bool due(Instant asked, std::chrono::seconds gap, Instant since) {
    return asked + gap <= since || asked >= since + longest_poll;
}

/// Everything that the checks of some changes need, found with the facts known at this point.
struct Reach {
    std::vector<int> roots;
    std::set<int> changes;                          ///< including the roots
    std::set<std::string> change_ids;               ///< Change-Ids whose siblings are needed
    std::set<std::string> parents, picked_from;     ///< SHAs
    std::map<int, std::set<std::string>> branches;  ///< per dependency: branches not known to contain it
    std::map<int, std::set<std::string>> original_branches;
};

/// Collects everything that one root leads to.
class Walk {
public:
    /// `live`: nullptr if unknown; then everything that may be needed is included.
    Walk(const Known& known, const Policy& policy, const std::vector<LiveBranch>* live, int root, Reach& reach)
        : known_{known}, policy_{policy}, live_{live}, root_{root}, reach_{reach} {}

    void run() {
        const Change* change = seen(root_);
        if (change == nullptr || change->status == ChangeStatus::abandoned) return;
        if (is_release(*change)) follow_fix(*change);
        if (change->status != ChangeStatus::merged) follow_dependencies(*change);
    }

private:
    const Change* seen(int number) const {
        return known_.standing(number) == Known::Standing::known ? known_.find(number) : nullptr;
    }
    bool is_release(const Change& change) const { return policy_.release.hold(change.project, change.branch); }

    /// False if the limit for this root is reached.
    bool reach(int number) {
        if (number <= 0) return false;
        if (number == root_ || visited_.contains(number)) return true;
        if (visited_.size() >= most_changes) return false;
        visited_.insert(number);
        reach_.changes.insert(number);
        return true;
    }

    bool may_search(const std::string& thing) {
        if (searched_.contains(thing)) return true;
        if (searched_.size() >= most_searches) return false;
        searched_.insert(thing);
        return true;
    }

    std::vector<int> reached(const std::optional<std::vector<int>>& numbers) {
        std::vector<int> result;
        for (const int number : numbers.value_or(std::vector<int>{}))
            if (reach(number)) result.push_back(number);
        return result;
    }

    std::vector<int> siblings(const std::string& change_id) {
        if (!calendar::is_change_id(change_id) || !may_search(change_id)) return {};
        reach_.change_ids.insert(change_id);
        return reached(known_.siblings(change_id));
    }

    std::vector<int> commit(const std::string& sha, std::set<std::string>& kind) {
        if (sha.empty() || !may_search(sha)) return {};
        kind.insert(sha);
        return reached(known_.commit(sha));
    }

    // ---- Release branches: the original, and the same fix elsewhere. ----

    const Change* original_among(const std::vector<int>& numbers, const Change& backport) const {
        const Change* found = nullptr;
        for (const int number : numbers) {
            const Change* candidate = seen(number);
            if (candidate == nullptr || candidate->project != backport.project || candidate->branch != policy_.master)
                continue;
            if (found == nullptr || candidate->status == ChangeStatus::merged) found = candidate;
        }
        return found;
    }

    /// nullptr and `false`: the source of a pick is not known yet.
    std::pair<const Change*, bool> original_by_pick(const Change& backport) {
        const Change* pick = &backport;
        for (int step = 0; step < most_picks && pick->cherry_pick_of && reach(*pick->cherry_pick_of); ++step) {
            const int number = *pick->cherry_pick_of;
            if (known_.standing(number) == Known::Standing::unasked) return {nullptr, false};
            pick = seen(number);
            if (pick == nullptr || pick->project != backport.project) break;
            if (pick->branch == policy_.master) return {pick, true};
            if (!is_release(*pick)) break;
        }
        return {nullptr, true};
    }

    void follow_fix(const Change& backport) {
        const std::vector<int> same_id = siblings(backport.change_id);
        auto [original, told] = original_by_pick(backport);
        if (told && original == nullptr && !backport.message.picked_from.empty())
            original = original_among(commit(backport.message.picked_from.back(), reach_.picked_from), backport);
        if (original == nullptr) original = original_among(same_id, backport);
        if (original == nullptr) return;
        std::vector<int> fixes = same_id;
        if (original->change_id != backport.change_id) {
            const auto more = siblings(original->change_id);
            fixes.insert(fixes.end(), more.begin(), more.end());
        }
        if (backport.status != ChangeStatus::merged && known_.siblings(backport.change_id))
            find_fix_elsewhere(backport, *original, fixes);
    }

    /// A live version without a backport may have been cut after the fix was merged in master.
    void find_fix_elsewhere(const Change& backport, const Change& original, const std::vector<int>& fixes) {
        if (live_ == nullptr || original.status != ChangeStatus::merged) return;
        std::set<std::string> versions;
        for (const LiveBranch& live : *live_)
            if (std::ranges::find(policy_.always_live, live.branch) == policy_.always_live.end())
                versions.insert(live.branch);
        if (!versions.contains(backport.branch)) return;
        versions.erase(backport.branch);
        for (const int number : fixes)
            if (const Change* fix = seen(number);
                fix != nullptr && fix->status != ChangeStatus::abandoned && fix->project == backport.project)
                versions.erase(fix->branch);
        reach_.original_branches[original.number].merge(versions);
    }

    // ---- Dependencies. ----

    void follow_dependencies(const Change& root) {
        struct Step {
            const Change* change;
            int depth;
        };
        std::deque<Step> ahead{{&root, 0}};
        std::set<int> followed{root_};
        while (!ahead.empty()) {
            const auto [change, depth] = ahead.front();
            ahead.pop_front();
            for (const int number : needs_of(*change, depth == 0)) {
                const Change* next = seen(number);
                if (next == nullptr || depth + 1 >= most_steps || !followed.insert(number).second) continue;
                const bool ended = next->status == ChangeStatus::merged || next->status == ChangeStatus::abandoned;
                if (!ended) ahead.push_back({next, depth + 1});
            }
        }
    }

    std::vector<int> needs_of(const Change& change, bool directly) {
        std::vector<int> result;
        for (const DependsOn& footer : change.message.depends_on) {
            const bool by_id = !footer.change_id.empty();
            const auto found = by_id ? siblings(footer.change_id) : reached(named(footer));
            if (directly) find_branches(change, found, by_id);
            result.insert(result.end(), found.begin(), found.end());
        }
        for (const std::string& sha : change.parents) {
            const auto found = commit(sha, reach_.parents);
            result.insert(result.end(), found.begin(), found.end());
        }
        return result;
    }

    static std::optional<std::vector<int>> named(const DependsOn& footer) {
        return footer.change ? std::optional{std::vector{*footer.change}} : std::nullopt;
    }

    /// The branches that must contain code that reaches the wikis with the branches; nullopt: unknown.
    std::optional<std::set<std::string>> branches_for(const Change& root) const {
        if (is_release(root)) return std::set{root.branch};
        if (!policy_.config.hold(root.project, root.branch)) return std::set<std::string>{};
        if (live_ == nullptr) return std::nullopt;
        std::set<std::string> result;
        for (const LiveBranch& live : *live_) result.insert(live.branch);
        return result;
    }

    /// Among siblings in one project, the one on the root's branch is preferred, then the one on master.
    int rank(const Change& sibling, const Change& root) const {
        return sibling.branch == root.branch ? 0 : sibling.branch == policy_.master ? 1 : 2;
    }

    void find_branches(const Change& root, const std::vector<int>& numbers, bool by_id) {
        for (const int number : numbers) {
            const Change* other = seen(number);
            if (other == nullptr || other->status != ChangeStatus::merged) continue;
            if (!fits_any(other->project, policy_.release.projects)) continue;
            if (other->branch != policy_.master && (!by_id || other->branch == root.branch)) continue;
            const auto serves_better = [&](int rival) {
                const Change* sibling = seen(rival);
                return sibling != nullptr && sibling->project == other->project &&
                       sibling->status != ChangeStatus::abandoned && rank(*sibling, root) < rank(*other, root);
            };
            if (by_id && std::ranges::any_of(numbers, serves_better)) continue;
            find_branches(root, *other);
        }
    }

    void find_branches(const Change& root, const Change& other) {
        auto wanted = branches_for(root);
        const auto holding = known_.containing(other.number);
        if (wanted && holding)
            for (const std::string& branch : *holding) wanted->erase(branch);
        if (wanted && wanted->empty()) return;
        // A backport of it counts too.
        for (const int number : siblings(other.change_id)) {
            const Change* sibling = seen(number);
            const bool is_there =
                sibling != nullptr && sibling->project == other.project && sibling->status == ChangeStatus::merged;
            if (wanted && is_there) wanted->erase(sibling->branch);
        }
        if (wanted && !wanted->empty()) reach_.branches[other.number].merge(*wanted);
    }

    const Known& known_;
    const Policy& policy_;
    const std::vector<LiveBranch>* live_;
    int root_;
    Reach& reach_;
    std::set<int> visited_;
    std::set<std::string> searched_;
};

Reach reach(const Known& known, const Known::Roots& roots, const Policy& policy, const std::vector<LiveBranch>* live) {
    Reach result;
    const auto add = [&](int number) {
        if (number > 0 && result.changes.insert(number).second) result.roots.push_back(number);
    };
    for (const int number : roots.changes) add(number);
    for (const std::string& change_id : roots.change_ids) {
        result.change_ids.insert(change_id);
        const auto found = known.siblings(change_id).value_or(std::vector<int>{});
        for (std::size_t i = 0; i < std::min(found.size(), most_changes); ++i) add(found[i]);
    }
    for (const int root : std::vector{result.roots}) Walk{known, policy, live, root, result}.run();
    return result;
}

/// Batches questions: each item is in one question only, in the order in which it was wanted.
class Questions {
public:
    void want(Ask ask, std::string thing) {
        if (wanted_.emplace(ask, thing).second) things_[ask].push_back(std::move(thing));
    }

    /// The first `urgent` changes come first, then questions that lead to further changes; the others are read together
    /// afterwards.
    std::vector<Question> batched(std::size_t urgent) const {
        std::vector<Question> result = batches(Ask::changes);
        const std::size_t size = most(Ask::changes);
        const auto later = result.begin() + static_cast<std::ptrdiff_t>((urgent + size - 1) / size);
        const std::vector<Question> last(later, result.end());
        result.erase(later, result.end());
        const auto append = [&](const std::vector<Question>& more) {
            result.insert(result.end(), more.begin(), more.end());
        };
        append(batches(Ask::siblings));
        append(batches(Ask::commits));
        append(last);
        append(batches(Ask::one));
        append(batches(Ask::contained));
        append(batches(Ask::citing));
        append(batches(Ask::messages));
        return result;
    }

private:
    std::vector<Question> batches(Ask ask) const {
        std::vector<Question> result;
        const auto things = things_.find(ask);
        if (things == things_.end()) return result;
        for (const std::string& thing : things->second) {
            if (result.empty() || result.back().of.size() >= most(ask)) result.push_back({ask, {}});
            result.back().of.push_back(thing);
        }
        return result;
    }

    std::set<std::pair<Ask, std::string>> wanted_;
    std::map<Ask, std::vector<std::string>> things_;
};

/// Whether the batched query has to read a change.
bool is_unread(const Known::Entry* entry, bool is_root, Instant since) {
    if (entry == nullptr) return true;
    if (read_in(entry->read, since) || read_in(entry->missed, since)) return false;
    const bool is_final = entry->change && entry->absences == 0 && entry->change->status == ChangeStatus::merged;
    return is_root || !is_final;
}

/// Whether only a direct GET can tell what happened to a change that this poll did not find.
bool is_missing(const Known::Entry* entry, Instant since) {
    if (entry == nullptr || !read_in(entry->missed, since) || entry->absences < (entry->change ? 2 : 1)) return false;
    if (!entry->looked) return true;
    return entry->not_found ? due(*entry->looked, again, since) : !read_in(entry->looked, since);
}

bool lacks(const std::vector<std::string>& holding, const std::set<std::string>& wanted) {
    return std::ranges::any_of(
        wanted, [&](const std::string& branch) { return std::ranges::find(holding, branch) == holding.end(); });
}

}  // namespace

std::vector<Question> Known::wants(const Roots& roots, const Policy& policy, const std::vector<LiveBranch>& live,
                                   Instant since) const {
    const Reach reached = reach(*this, roots, policy, &live);
    const std::set<int> is_root{reached.roots.begin(), reached.roots.end()};
    Questions questions;
    std::size_t urgent = 0;
    for (const int number : reached.roots) {
        if (!is_unread(entry(number), true, since)) continue;
        questions.want(Ask::changes, std::to_string(number));
        ++urgent;
    }
    for (const int number : reached.changes)
        if (is_unread(entry(number), is_root.contains(number), since))
            questions.want(Ask::changes, std::to_string(number));
    for (const int number : reached.changes)
        if (is_missing(entry(number), since)) questions.want(Ask::one, std::to_string(number));

    for (const std::string& change_id : roots.change_ids) {
        const auto found = siblings_.find(change_id);
        if (found == siblings_.end() || !read_in(found->second.asked, since)) questions.want(Ask::siblings, change_id);
    }
    for (const std::string& change_id : reached.change_ids) {
        const auto found = siblings_.find(change_id);
        if (found == siblings_.end() || due(found->second.asked, again, since))
            questions.want(Ask::siblings, change_id);
    }
    for (const std::string& sha : reached.picked_from) {
        const auto found = commits_.find(sha);
        if (found == commits_.end() || (found->second.what.empty() && due(found->second.asked, again, since)))
            questions.want(Ask::commits, sha);
    }
    for (const std::string& sha : reached.parents)
        if (!commits_.contains(sha)) questions.want(Ask::commits, sha);
    for (const std::string& sha : roots.cited) {
        const auto found = citing_.find(sha);
        const bool old = found != citing_.end() && roots.cited_since && found->second.asked < *roots.cited_since;
        if (found == citing_.end() || old || due(found->second.asked, again, since)) questions.want(Ask::citing, sha);
    }

    const auto want_branches = [&](int number, const std::set<std::string>& branches, std::chrono::seconds gap) {
        const auto found = containing_.find(number);
        const Change* change = find(number);
        if (change == nullptr || branches.empty()) return;
        if (found != containing_.end() &&
            (!lacks(found->second.what, branches) || !due(found->second.asked, gap, since)))
            return;
        questions.want(Ask::contained, change->project + '~' + std::to_string(number));
    };
    for (const auto& [number, branches] : reached.branches) want_branches(number, branches, again);
    for (const auto& [number, branches] : reached.original_branches) want_branches(number, branches, original_again);
    for (const auto& [number, approver] : approvers_)
        if (!approver.answered && is_root.contains(number)) questions.want(Ask::messages, std::to_string(number));
    return questions.batched(urgent);
}

void Known::keep_only(const Roots& roots, const Policy& policy) {
    const Reach reached = reach(*this, roots, policy, nullptr);
    std::erase_if(entries_, [&](const auto& row) { return !reached.changes.contains(row.first); });
    std::erase_if(containing_, [&](const auto& row) { return !reached.changes.contains(row.first); });
    std::erase_if(approvers_, [&](const auto& row) { return !reached.changes.contains(row.first); });
    std::erase_if(siblings_, [&](const auto& row) { return !reached.change_ids.contains(row.first); });
    std::erase_if(citing_,
                  [&](const auto& row) { return std::ranges::find(roots.cited, row.first) == roots.cited.end(); });
    std::erase_if(commits_, [&](const auto& row) {
        return !reached.parents.contains(row.first) && !reached.picked_from.contains(row.first);
    });
}

}  // namespace gerrit
