#include "bot/desk/query/patches_tree.hpp"

#include <algorithm>

#include "calendar/change_number.hpp"
#include "calendar/text.hpp"
#include "calendar/version.hpp"
#include "gerrit/branches.hpp"

namespace bot::desk::query {
namespace {

bool has(const std::vector<int>& changes, int change) {
    return std::find(changes.begin(), changes.end(), change) != changes.end();
}

bool same_branch(const gerrit::Change& a, const gerrit::Change& b) {
    return a.project == b.project && a.branch == b.branch;
}

/// Whether `cited`, a commit or a Change-Id, names the change or the commit that it was picked from.
bool is_cited(const gerrit::Change& change, const std::string& cited) {
    if (calendar::is_change_id(cited)) return change.change_id == cited;
    if (cited == std::to_string(change.number)) return true;
    const auto begins = [&](const std::string& sha) { return !cited.empty() && sha.starts_with(cited); };
    return begins(change.revision) ||
           std::any_of(change.message.picked_from.begin(), change.message.picked_from.end(), begins);
}

/// Whether a backport run ships changes of this branch: the tool updates the configuration and every live branch. While
/// the wikis' versions are unknown, every branch of a version counts as live.
bool in_tree(const State& s, const gerrit::Change& change) {
    const gerrit::Policy& policy = s.settings.policy;
    if (policy.config.hold(change.project, change.branch)) return true;
    if (!policy.release.hold(change.project, change.branch)) return false;
    const auto& always = policy.always_live;
    if (std::find(always.begin(), always.end(), change.branch) != always.end()) return true;
    const gerrit::Versions* versions = s.gerrit.versions();
    if (!versions) {
        const std::size_t slash = change.branch.find('/');
        return slash != std::string::npos && calendar::parse_version(change.branch.substr(slash + 1)).has_value();
    }
    return gerrit::liveness(change.branch, gerrit::live_branches(*versions, policy)) == gerrit::Liveness::live;
}

/// Whether both are in one tree: the configuration, or the checkout of one version.
bool same_tree(const State& s, const gerrit::Change& a, const gerrit::Change& b) {
    const gerrit::Policy& policy = s.settings.policy;
    if (policy.config.hold(a.project, a.branch)) return policy.config.hold(b.project, b.branch);
    return policy.release.hold(a.project, a.branch) && policy.release.hold(b.project, b.branch) && a.branch == b.branch;
}

bool in_scope(const State& s, const Run& run, const gerrit::Change& change) {
    switch (run.kind) {
        case Run::Kind::backport:
            return in_tree(s, change);
        case Run::Kind::by_hand:
            return std::any_of(run.changes.begin(), run.changes.end(), [&](int named) {
                const gerrit::Change* known = s.gerrit.known().find(named);
                return known && same_tree(s, *known, change);
            });
        case Run::Kind::promotion:
            break;
    }
    return false;
}

/// The subject of a change, by Gerrit, else by the log.
std::string subject_of(const State& s, int change) {
    const gerrit::Change* known = s.gerrit.known().find(change);
    if (known && !known->subject.empty()) return known->subject;
    const Track* track = s.tracker.find(change);
    return track ? track->subject : std::string();
}

/// Whether an earlier run staged the change. A change that was merged again since then (a revert of it was reverted) is
/// no longer staged.
bool is_staged(const State& s, const Track& track, const Run& run, std::optional<Instant> merged) {
    if (track.run == 0 || track.run >= run.id) return false;
    const Run* own = s.tracker.runs.find(track.run);
    return !own || !merged || *merged <= own->last;
}

/// How sure it is that an earlier backport run updated the tree with this change, whatever became of that run.
Carried updated_before(const State& s, const Run& run, const gerrit::Change& change, Instant merged) {
    Carried out = Carried::no;
    if (!in_tree(s, change)) return out;
    for (const Run& earlier : s.tracker.runs.all()) {
        if (earlier.kind != Run::Kind::backport || earlier.id >= run.id || earlier.began < merged) continue;
        if (merged + surely_merged <= earlier.began) return Carried::yes;
        out = Carried::perhaps;
    }
    return out;
}

/// Whether a run staged the change, and nothing is known that took it out of the tree.
bool may_be_in_tree(const State& s, int change) {
    const Track* track = s.tracker.find(change);
    const gerrit::Change* known = s.gerrit.known().find(change);
    return track && track->run != 0 && (!known || known->status == gerrit::ChangeStatus::merged) &&
           !revert_of(s, change);
}

}  // namespace

std::optional<Instant> merged_since(const State& s, int change) {
    const Track* track = s.tracker.find(change);
    if (!track) return std::nullopt;
    for (auto step = track->history.rbegin(); step != track->history.rend(); ++step) {
        if (step->source == Source::gerrit && step->to == Progress::merged) return step->at;
    }
    const gerrit::Change* known = s.gerrit.known().find(change);
    if (!known || known->status != gerrit::ChangeStatus::merged) return std::nullopt;
    return known->submitted;
}

std::optional<Revert> revert_of(const State& s, int change) {
    std::optional<Revert> out;
    for (int by : s.tracker.reverts) {
        const Track* track = s.tracker.find(by);
        if (!track || by == change || !has(track->undoes, change) || !track->is_merged()) continue;
        const Instant merged = merged_since(s, by).value_or(track->history.front().at);
        if (out && out->merged > merged) continue;
        out = Revert{by, merged, track->by_subject, {}};
        const Run* run = shipped_by(s, *track);
        if (track->state() == Progress::live && !(run && run->to_ship)) out->live = track->step().at;
    }
    return out;
}

const Run* shipped_by(const State& s, const Track& track) {
    const PatchStep& step = track.step();
    if (track.state() != Progress::live || step.source != Source::log) return nullptr;
    const auto& runs = s.tracker.runs.all();
    const auto run = std::find_if(runs.begin(), runs.end(),
                                  [&](const Run& r) { return r.ended == step.at && r.user == step.by && !r.open(); });
    return run == runs.end() ? nullptr : &*run;
}

/// When a revert was merged, whatever became of it since; nullopt: it is not merged.
std::optional<Instant> first_merged(const State& s, const Track& track, int change) {
    const gerrit::Change* known = s.gerrit.known().find(change);
    if (known && known->status == gerrit::ChangeStatus::merged && known->submitted) return known->submitted;
    return track.is_merged() ? std::optional(track.history.front().at) : std::nullopt;
}

/// A revert counts unless another one undid it by then, and so on.
bool undone_before(const State& s, int change, Instant began, int steps) {
    constexpr int most_steps = 8;
    return std::any_of(s.tracker.reverts.begin(), s.tracker.reverts.end(), [&](int by) {
        const Track* track = s.tracker.find(by);
        if (!track || by == change || track->by_subject || !has(track->undoes, change)) return false;
        const auto merged = first_merged(s, *track, by);
        return merged && *merged <= began && (steps >= most_steps || !undone_before(s, by, began, steps + 1));
    });
}

bool undone_before(const State& s, int change, Instant began) {
    return undone_before(s, change, began, 0);
}

std::optional<Instant> last_turn(const State& s, int change) {
    constexpr std::size_t most_steps = 8;
    std::optional<Instant> out;
    std::vector<int> chain{change};
    for (std::size_t i = 0; i < chain.size() && i < most_steps; ++i) {
        for (int by : s.tracker.reverts) {
            const Track* track = s.tracker.find(by);
            if (!track || has(chain, by) || track->by_subject || !has(track->undoes, chain[i])) continue;
            chain.push_back(by);
            const auto merged = first_merged(s, *track, by);
            if (merged && (!out || *merged > *out)) out = merged;
        }
    }
    return out;
}

bool can_be_proven(const gerrit::Change& change) {
    return change.status == gerrit::ChangeStatus::merged && !change.revision.empty() && change.submitted &&
           !change.touched.beta_only;
}

Carried carried(const State& s, const Run& run, int change) {
    const Track* track = s.tracker.find(change);
    if (!track || has(run.changes, change) || has(run.undone, change)) return Carried::no;
    const Progress state = track->state();
    const gerrit::Change* known = s.gerrit.known().find(change);
    const bool merged_by_gerrit = known && known->status == gerrit::ChangeStatus::merged;
    const bool can_be = state == Progress::skipped ? merged_by_gerrit : track->is_merged() && state != Progress::live;
    if (!can_be || s.tracker.runs.running(change)) return Carried::no;
    const auto& runs = s.tracker.runs.all();
    const bool later = std::any_of(runs.begin(), runs.end(),
                                   [&](const Run& other) { return other.id > run.id && has(other.changes, change); });
    if (later) return Carried::no;
    const auto merged = merged_since(s, change);
    if (is_staged(s, *track, run, merged)) return undone_before(s, change, run.began) ? Carried::no : Carried::yes;
    if (!merged || !known || *merged > run.began || run.kind == Run::Kind::promotion) return Carried::no;
    if (undone_before(s, change, run.began)) return Carried::no;
    if (!in_scope(s, run, *known)) return updated_before(s, run, *known, *merged);
    return *merged + surely_merged <= run.began ? Carried::yes : Carried::perhaps;
}

bool is_cargo(const State& s, const Run& run, int change) {
    if (has(run.changes, change)) return true;
    const gerrit::Change* known = s.gerrit.known().find(change);
    return known ? in_scope(s, run, *known) : run.kind != Run::Kind::promotion;
}

bool is_left_in_tree(const State& s, int change) {
    const Track* track = s.tracker.find(change);
    if (!track) return false;
    const Progress state = track->state();
    const bool stopped = state == Progress::failed || state == Progress::rolled_back ||
                         (state == Progress::merged && (track->history.back().why == Why::not_synced ||
                                                        track->history.back().why == Why::not_deployed));
    return stopped && may_be_in_tree(s, change);
}

bool still_merged(const State& s, int change) {
    return is_left_in_tree(s, change) && !s.tracker.runs.running(change);
}

std::vector<int> still_merged(const State& s) {
    std::vector<int> out;
    for (int change : s.tracker.may_ship) {
        if (still_merged(s, change)) out.push_back(change);
    }
    return out;
}

bool reverts(const gerrit::Change& by, const gerrit::Change& other) {
    if (by.number == other.number || !same_branch(other, by)) return false;
    return by.revert_of == other.number || std::any_of(by.message.reverts.begin(), by.message.reverts.end(),
                                                       [&](const std::string& what) { return is_cited(other, what); });
}

bool perhaps_left(const State& s, int change) {
    const Track* track = s.tracker.find(change);
    return track && track->state() == Progress::unknown && track->history.back().why == Why::perhaps_shipped &&
           may_be_in_tree(s, change) && !s.tracker.runs.running(change);
}

std::vector<int> perhaps_left(const State& s) {
    std::vector<int> out;
    for (int change : s.tracker.may_ship) {
        if (perhaps_left(s, change)) out.push_back(change);
    }
    return out;
}

std::vector<int> cited_by(const State& s, const gerrit::Change& by) {
    std::vector<int> out;
    if (by.message.reverts.empty() && !by.revert_of) return out;
    for (const auto& [change, track] : s.tracker.tracks) {
        const gerrit::Change* other = s.gerrit.known().find(change);
        if (other && reverts(by, *other)) out.push_back(change);
    }
    return out;
}

std::optional<int> undone_by_subject(const State& s, int by, const std::string& subject) {
    constexpr std::string_view opening = "Revert \"", again = "Revert^2 \"";
    std::string wanted;
    if (subject.starts_with(opening) && subject.ends_with('"')) {
        wanted = subject.substr(opening.size(), subject.size() - opening.size() - 1);
    } else if (subject.starts_with(again) && subject.ends_with('"')) {
        wanted = std::string(opening) + subject.substr(again.size());
    }
    if (wanted.empty()) return std::nullopt;
    const gerrit::Change* known = s.gerrit.known().find(by);
    std::optional<int> out;
    for (const auto& [change, track] : s.tracker.tracks) {
        if (change == by || !track.is_merged() || subject_of(s, change) != wanted) continue;
        const gerrit::Change* other = s.gerrit.known().find(change);
        if (known && other && !same_branch(*known, *other)) continue;
        if (out) return std::nullopt;
        out = change;
    }
    return out;
}

}  // namespace bot::desk::query
