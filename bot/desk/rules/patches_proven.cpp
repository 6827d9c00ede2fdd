#include "bot/desk/rules/patches_proven.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bot/desk/query/patches_tree.hpp"
#include "bot/desk/rules/patches_notices.hpp"
#include "bot/desk/text/clean.hpp"
#include "bot/desk/wording/sentences.hpp"

namespace bot::desk::rules::patches {

using wording::Sentence;
using wording::tell;

namespace {

/// Whether the servers run the change's commit; nullopt: not known.
std::optional<bool> runs(const State& s, const Proven& proof, int change) {
    const gerrit::Change* known = s.gerrit.known().find(change);
    if (!known || !query::can_be_proven(*known) || known->project != proof.head.checkout.project ||
        known->branch != proof.head.checkout.branch || *known->submitted + query::proof_lag > proof.lacks.asked) {
        return std::nullopt;
    }
    if (proof.lacks.commits.contains(known->revision)) return false;
    return proof.lacks.whole ? std::optional(true) : std::nullopt;
}

/// Reverts come before what they revert, the latest first.
std::vector<int> in_order(const State& s) {
    std::vector<int> out(s.tracker.reverts.rbegin(), s.tracker.reverts.rend());
    for (const auto& [change, track] : s.tracker.tracks) {
        if (std::find(s.tracker.reverts.begin(), s.tracker.reverts.end(), change) == s.tracker.reverts.end()) {
            out.push_back(change);
        }
    }
    return out;
}

/// The shell name of the deployer whose run named it last.
std::string deployer(const State& s, const Track& track) {
    const Run* run = s.tracker.runs.find(track.run);
    return run ? run->user : std::string();
}

/// Whether people know this state of the patch: nobody was told of the doubts after it.
bool was_told(const Track& track, Progress state) {
    const auto told = std::find_if(track.history.rbegin(), track.history.rend(), [](const PatchStep& step) {
        const bool silent =
            step.why == Why::perhaps_shipped || step.why == Why::perhaps_reverted || step.why == Why::just_merged;
        return step.to != Progress::unknown || !silent;
    });
    const bool same = told != track.history.rend() && told->to == state;
    return same && (state != Progress::merged || told->why == Why::not_deployed);
}

/// The step that the proof asks for; nullopt: the state is right, or the proof says nothing of it.
std::optional<PatchStep> step_for(const State& s, const Proven& proof, int change) {
    const Track& track = *s.tracker.find(change);
    const auto is_run = runs(s, proof, change);
    if (!is_run) return std::nullopt;
    const auto fact = [&](Sentence sentence, const std::string& revert = {}) {
        return tell(sentence, {{"commit", clean(proof.head.commit.substr(0, 10))}, {"revert", revert}});
    };
    const Progress state = track.state();
    PatchStep step{state, proof.at, Source::servers, deployer(s, track), {}, {}};
    if (!*is_run) {
        const bool stays = state == Progress::scheduled || state == Progress::merging || state == Progress::merged ||
                           state == Progress::skipped || state == Progress::failed || state == Progress::rolled_back ||
                           state == Progress::reverted;
        if (stays) return std::nullopt;
        step.to = Progress::merged;
        step.evidence = fact(Sentence::evidence_servers_lack);
        step.why = Why::not_deployed;
        return step;
    }
    const auto revert = query::revert_of(s, change);
    const bool undone = revert && !revert->by_subject && runs(s, proof, revert->change).value_or(false);
    step.to = undone ? Progress::reverted : Progress::live;
    step.evidence = undone ? fact(Sentence::evidence_servers_revert, std::to_string(revert->change))
                           : fact(Sentence::evidence_servers_run);
    return step.to == state ? std::nullopt : std::optional(step);
}

}  // namespace

void take_proof(State& s, const Proven& proof, Instant now) {
    std::vector<int> live, absent;
    for (int change : in_order(s)) {
        if (!s.tracker.find(change)) continue;
        if (!runs(s, proof, change)) continue;
        auto step = step_for(s, proof, change);
        const Progress to = step ? step->to : s.tracker.find(change)->state();
        const bool known = was_told(*s.tracker.find(change), to);
        const bool moved = step && s.tracker.take(change, std::move(*step));
        if (moved || !step) s.tracker.find(change)->proven = proof.at;
        if (!moved || known) continue;
        if (to == Progress::live) live.push_back(change);
        if (to == Progress::merged) absent.push_back(change);
        if (to == Progress::reverted) {
            const auto revert = query::revert_of(s, change);
            tell_reverted(s, change, revert ? revert->change : 0, now);
        }
    }
    tell_proven_live(s, live, now);
    tell_proven_absent(s, absent, now);
    drop_settled_questions(s);
}

}  // namespace bot::desk::rules::patches
