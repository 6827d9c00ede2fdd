// Steps of patches that come from Gerrit.
#include "bot/desk/rules/patches_gerrit.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bot/desk/query/conduct.hpp"
#include "bot/desk/query/windows.hpp"
#include "bot/desk/rules/patches_carried.hpp"
#include "bot/desk/rules/patches_notices.hpp"
#include "bot/desk/rules/patches_reverts.hpp"
#include "bot/desk/rules/patches_start.hpp"
#include "bot/desk/text/clean.hpp"
#include "bot/desk/wording/sentences.hpp"

namespace bot::desk::rules::patches {

using wording::Sentence;
using wording::tell;

namespace {

using calendar::Window;
using gerrit::Change;
using gerrit::ChangeStatus;

std::string name_of(const gerrit::Account& who) {
    return clean(who.username.empty() ? who.name : who.username);
}

/// Gerrit reports a merge. A change that is for the beta cluster only is not synced, so it is live with its merge.
void merged(State& s, int change, Track& track, const Change& c, Instant now) {
    const bool first = !track.merge_seen;
    const std::string by = clean(c.submitter);
    if (first) {
        const std::string evidence = c.submitted
                                         ? tell(Sentence::evidence_merged_at, {{"at", calendar::to_text(*c.submitted)}})
                                         : tell(Sentence::evidence_merged);
        s.tracker.take(change, {Progress::merged, c.submitted.value_or(now), Source::gerrit, by, evidence, {}});
        track.merge_seen = true;
        carry_late(s, change, now);
    }
    if (c.touched.beta_only && track.state() == Progress::merged) {
        s.tracker.take(
            change, {Progress::live, c.submitted.value_or(now), Source::gerrit, by, tell(Sentence::evidence_beta), {}});
    }
}

void opened(State& s, int change, Track& track, const Change& c, Instant now) {
    if (gerrit::to_be_merged(c)) {
        const bool news = track.approved != c.patch_set || track.state() == Progress::scheduled;
        track.approved = c.patch_set;
        const gerrit::Vote* vote = gerrit::approved(c) ? gerrit::best(c, "Code-Review") : nullptr;
        if (!news) return;
        const std::string by = vote ? name_of(vote->by) : std::string();
        if (track.approver.empty()) track.approver = by;
        const auto evidence = tell(vote ? Sentence::evidence_approved : Sentence::evidence_in_gate,
                                   {{"patch_set", std::to_string(c.patch_set)}});
        s.tracker.take(change, {Progress::merging, now, Source::gerrit, by, evidence, {}});
        return;
    }
    const int before = std::exchange(track.approved, 0);
    const std::string approver = std::exchange(track.approver, {});
    if (track.state() != Progress::merging || track.history.back().source != Source::gerrit) return;
    const bool patched = before != 0 && c.patch_set > before;
    s.tracker.take(change, {Progress::scheduled,
                            now,
                            Source::gerrit,
                            patched ? name_of(c.owner) : std::string(),
                            tell(patched ? Sentence::evidence_patched : Sentence::evidence_unapproved,
                                 {{"patch_set", std::to_string(c.patch_set)}}),
                            {}});
    if (const Window* w = track.place ? query::window_at(s, track.place->name, track.place->start) : nullptr;
        w && now >= query::closes(s, *w)) {
        s.tracker.take(
            change, {Progress::skipped, now, Source::page, {}, tell(Sentence::evidence_ended), {}, Why::window_ended});
    }
    if (patched) tell_patch_set(s, change, c.patch_set, approver, now);
}

/// The deployment tool approves with its own account and names the deployer.
void read_approver(State& s, int change, Track& track, Instant now) {
    const std::string who = s.gerrit.known().approver(change).value_or(std::string());
    const bool on_its_way = track.state() == Progress::merging || track.state() == Progress::merged;
    if (who.empty() || !on_its_way || track.approver == who) return;
    track.approver = who;
    await_run(s, change, now);
    PatchStep& last = track.history.back();
    if (last.to != Progress::merging || last.source != Source::gerrit) return;
    last.by = who.substr(0, who.find('@'));
    last.evidence = tell(Sentence::evidence_approver, {{"by", who}});
}

void read_change(State& s, int change, Instant now) {
    Track* track = s.tracker.find(change);
    const Change* c = s.gerrit.known().find(change);
    if (!track || !c || s.gerrit.known().standing(change) == gerrit::Known::Standing::gone) return;
    if (c->status == ChangeStatus::merged) merged(s, change, *track, *c, now);
    if (c->status == ChangeStatus::open) opened(s, change, *track, *c, now);
    read_approver(s, change, *track, now);
    if (c->status == ChangeStatus::abandoned) {
        s.tracker.take(
            change,
            {Progress::skipped, now, Source::gerrit, {}, tell(Sentence::evidence_abandoned), {}, Why::withdrawn});
    }
}

}  // namespace

void read_changes(State& s, const std::vector<int>& changes, Instant now) {
    for (int change : changes) {
        read_change(s, change, now);
        read_revert(s, change, now);
    }
    follow_reverts(s, changes, now);
}

}  // namespace bot::desk::rules::patches
