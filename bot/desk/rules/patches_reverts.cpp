#include "bot/desk/rules/patches_reverts.hpp"

#include <algorithm>

#include "bot/desk/query/gaps.hpp"
#include "bot/desk/query/patches_tree.hpp"
#include "bot/desk/rules/patches_carried.hpp"
#include "bot/desk/rules/patches_notices.hpp"
#include "bot/desk/rules/patches_proof.hpp"
#include "bot/desk/text/clean.hpp"
#include "bot/desk/wording/sentences.hpp"

namespace bot::desk::rules::patches {

using wording::Sentence;
using wording::tell;

namespace {

constexpr int most_steps = 8;  // reverts of reverts

bool has(const std::vector<int>& changes, int change) {
    return std::find(changes.begin(), changes.end(), change) != changes.end();
}

void add_revert(Tracker& tracker, int by) {
    auto& reverts = tracker.reverts;
    if (!has(reverts, by)) reverts.push_back(by);
    if (reverts.size() > Tracker::most_reverts) reverts.erase(reverts.begin());
}

/// `by` reverts these, as its message or Gerrit says.
void remember(State& s, int by, const std::vector<int>& undoes) {
    Track& track = *s.tracker.find(by);
    if (track.by_subject && !undoes.empty()) track.undoes.clear();
    track.by_subject = false;
    for (int change : undoes) {
        if (!has(track.undoes, change)) track.undoes.push_back(change);
    }
    if (!track.undoes.empty()) add_revert(s.tracker, by);
}

/// The last step that says that it is reverted is undone: its revert `by` is reverted by a change that is live or not.
void put_back(State& s, int change, int by, Instant now) {
    const Track& revert = *s.tracker.find(by);
    const PatchStep& step = revert.step();
    const std::string evidence = tell(Sentence::evidence_put_back, {{"change", std::to_string(by)}});
    const bool is_live = step.source == Source::log;  // the revert of the revert is live
    s.tracker.take(change, {is_live ? Progress::live : Progress::merged,
                            std::min(step.at, now),
                            is_live ? Source::log : Source::gerrit,
                            step.by,
                            evidence,
                            {}});
    if (is_live) tell_live_again(s, change, by, now);
}

/// The revert that brought it to this state, if that is undone now.
std::optional<int> undone_revert(const State& s, int change) {
    const auto& reverts = s.tracker.reverts;
    for (auto by = reverts.rbegin(); by != reverts.rend(); ++by) {
        const Track* revert = s.tracker.find(*by);
        if (revert && has(revert->undoes, change)) {
            return revert->state() == Progress::reverted ? std::optional(*by) : std::nullopt;
        }
    }
    return std::nullopt;
}

/// Whether a run that began before its revert was merged is under way, and may ship the change.
bool may_be_shipped_now(const State& s, int change, Instant reverted) {
    const auto& runs = s.tracker.runs.all();
    return std::any_of(runs.begin(), runs.end(), [&](const Run& run) {
        return (!run.settled || run.to_ship) && run.began < reverted &&
               query::carried(s, run, change) != query::Carried::no;
    });
}

/// Whether the run that is said to have made the patch live did not hold it: the revert was merged before the run
/// began.
bool was_undone(const State& s, const Track& track, const query::Revert& revert) {
    const Run* run = query::shipped_by(s, track);
    return run && !revert.by_subject && revert.merged <= run->began;
}

/// Whether a patch of unknown state may well be live: a run ended well that may have shipped it.
bool may_be_live(Why why) {
    return why == Why::lines_missed || why == Why::not_approved || why == Why::just_merged ||
           why == Why::perhaps_shipped || why == Why::perhaps_reverted;
}

/// Whether the change is in the tree again after its revert.
bool is_back(const State& s, int change, const query::Revert& revert) {
    if (!revert.by_subject) return !query::undone_before(s, change, Instant::max());
    return query::merged_since(s, change).value_or(revert.merged) > revert.merged;
}

/// When the change left the tree last, at the latest.
Instant left_tree(const State& s, int change, const query::Revert& revert) {
    return std::max(revert.merged, query::last_turn(s, change).value_or(revert.merged));
}

/// Nobody knows whether these changes are live: so nobody knows what became of what they undo. The first `shipped` of
/// them are not undone themselves: what they undo is not back.
void spread_doubt(State& s, std::vector<int> doubted, std::size_t shipped, Instant at, const std::string& by) {
    for (std::size_t i = 0; i < doubted.size() && i < most_steps; ++i) {
        const Track* revert = s.tracker.find(doubted[i]);
        for (int change : revert && !revert->by_subject ? std::vector<int>(revert->undoes) : std::vector<int>{}) {
            const Track* track = s.tracker.find(change);
            const bool may_be_back = track && i >= shipped && track->state() == Progress::reverted;
            const bool moves = may_be_back || (track && track->state() == Progress::live);
            if (!moves || track->proven.value_or(Instant::min()) > at) continue;
            const auto evidence = tell(Sentence::evidence_perhaps_reverted, {{"change", std::to_string(doubted[i])}});
            PatchStep step{Progress::unknown, at, Source::log, by, evidence, {}, Why::perhaps_reverted};
            if (s.tracker.take(change, std::move(step))) doubted.push_back(change);
        }
    }
}

/// Returns whether the change moved.
bool look_at(State& s, int change, Instant now) {
    const Track* track = s.tracker.find(change);
    if (!track || track->state() == Progress::scheduled || track->state() == Progress::merging) return false;
    const auto revert = query::revert_of(s, change);
    if (track->state() == Progress::reverted) {
        if (revert) return false;
        const auto undone = undone_revert(s, change);
        if (!undone) return false;
        put_back(s, change, *undone, now);
        return true;
    }
    if (!revert || s.tracker.runs.running(change)) return false;
    const PatchStep& step = track->step();
    const bool servers_tell = s.settings.asks_deployed && !s.proof.down;
    const bool open = step.to == Progress::unknown && (servers_tell || may_be_live(track->history.back().why));
    if (open && !revert->live) return false;
    const bool is_live = step.to == Progress::live;
    const bool missed = is_live ? query::may_have_missed(s, revert->merged, track->known_at())
                                : query::may_have_missed_between(s, track->known_at(), left_tree(s, change, *revert));
    const bool may_be_undone = !revert->live && !revert->by_subject && missed;
    if (may_be_undone) {
        const auto evidence = tell(Sentence::evidence_perhaps_reverted, {{"change", std::to_string(revert->change)}});
        s.tracker.take(change, {Progress::unknown, now, Source::log, {}, evidence, {}, Why::perhaps_reverted});
        spread_doubt(s, {change}, 0, now, {});
        return true;
    }
    if (is_live && was_undone(s, *track, *revert)) {
        // The revert was not known when that run ended.
    } else if (is_live ? !revert->live || *revert->live < step.at : revert->by_subject && !revert->live) {
        return false;  // a patch that went live after its revert was deployed again
    }
    if (!is_live && is_back(s, change, *revert)) return false;
    if (!is_live && may_be_shipped_now(s, change, revert->merged)) return false;
    const Track& by = *s.tracker.find(revert->change);
    const auto number = std::to_string(revert->change);
    PatchStep undone{Progress::reverted, revert->merged, Source::gerrit, {}, {}, {}};
    if (revert->live) {
        undone.at = *revert->live;
        undone.source = Source::log;
        undone.by = by.step().by;
        undone.evidence = tell(Sentence::evidence_reverted, {{"change", number}});
    } else {
        undone.at = std::max(undone.at, std::min(track->history.back().at, now));  // it was not known before
        undone.evidence = tell(Sentence::evidence_reverted_merged, {{"change", number}});
    }
    if (!s.tracker.take(change, std::move(undone))) return false;
    tell_reverted(s, change, revert->change, now);
    return true;
}

void follow(State& s, const std::vector<int>& changes, Instant now, int steps) {
    for (int change : changes) {
        look_at(s, change, now);
        const Track* track = s.tracker.find(change);
        if (!track) continue;
        std::vector<int> moved;
        for (int undone : std::vector<int>(track->undoes)) {
            if (look_at(s, undone, now)) moved.push_back(undone);
        }
        if (!moved.empty() && steps < most_steps) follow(s, moved, now, steps + 1);
    }
}

}  // namespace

void read_revert(State& s, int change, Instant now) {
    const gerrit::Change* known = s.gerrit.known().find(change);
    if (!known) return;
    const auto undoes = query::cited_by(s, *known);
    bool is_tracked = s.tracker.find(change);
    if (!undoes.empty() && (is_tracked || known->status == gerrit::ChangeStatus::merged)) {
        if (!is_tracked) {
            const Instant at = known->submitted.value_or(now);
            s.tracker.take(change, {Progress::merged,
                                    at,
                                    Source::gerrit,
                                    clean(known->submitter),
                                    tell(Sentence::evidence_merged_at, {{"at", calendar::to_text(at)}}),
                                    {}});
            s.tracker.find(change)->merge_seen = true;
            carry_late(s, change, now);
            if (query::may_have_missed_between(s, at, now)) want_proof(s, now);
            is_tracked = true;
        }
        remember(s, change, undoes);
    }
    // What it reverts may become known later.
    const bool reverts = !known->message.reverts.empty() || known->revert_of;
    if (is_tracked && reverts) add_revert(s.tracker, change);
    // A revert that was read before this one.
    for (int by : std::vector<int>(s.tracker.reverts)) {
        const gerrit::Change* revert = s.gerrit.known().find(by);
        if (is_tracked && revert && s.tracker.find(by) && query::reverts(*revert, *known)) remember(s, by, {change});
    }
}

void follow_reverts(State& s, const std::vector<int>& changes, Instant now) {
    if (!s.tracker.reverts.empty()) follow(s, changes, now, 0);
}

void perhaps_undone(State& s, const std::vector<int>& reverts, Instant at, const std::string& by) {
    std::vector<int> doubted;
    for (int revert : reverts) {
        const Track* track = s.tracker.find(revert);
        if (track && !track->by_subject && !track->undoes.empty()) doubted.push_back(revert);
    }
    const std::size_t shipped = doubted.size();
    spread_doubt(s, std::move(doubted), shipped, at, by);
}

void guess_reverts(State& s, const std::vector<int>& changes) {
    for (int change : changes) {
        Track* track = s.tracker.find(change);
        if (!track || !track->undoes.empty()) continue;
        const gerrit::Change* known = s.gerrit.known().find(change);
        if (known && (!known->message.reverts.empty() || known->revert_of)) continue;
        const auto undone =
            query::undone_by_subject(s, change, known && !known->subject.empty() ? known->subject : track->subject);
        if (!undone) continue;
        remember(s, change, {*undone});
        s.tracker.find(change)->by_subject = true;
    }
}

}  // namespace bot::desk::rules::patches
