// Steps of patches that come from the deployment log.
#include "bot/desk/rules/patches_log.hpp"

#include <algorithm>

#include "bot/desk/query/patches_tree.hpp"
#include "bot/desk/rules/conduct.hpp"
#include "bot/desk/rules/patches_archive.hpp"
#include "bot/desk/rules/patches_carried.hpp"
#include "bot/desk/rules/patches_clock.hpp"
#include "bot/desk/rules/patches_gaps.hpp"
#include "bot/desk/rules/patches_notices.hpp"
#include "bot/desk/rules/patches_proof.hpp"
#include "bot/desk/rules/patches_reverts.hpp"
#include "bot/desk/text/chat.hpp"
#include "bot/desk/text/clean.hpp"
#include "bot/desk/wording/sentences.hpp"
#include "bot/log/wikibugs.hpp"

namespace bot::desk::rules::patches {

using wording::Sentence;
using wording::tell;

namespace {

constexpr std::size_t longest_subject = 200;
constexpr std::size_t most_tasks = 8;

/// Stores the subjects and tasks that the log names.
void remember_names(State& s, const log::Whole& line) {
    for (const auto& entry : line.line.message.entries) {
        Track* track = s.tracker.find(entry.number);
        if (!track) continue;
        if (entry.whole || track->subject.empty()) track->subject = shorten(clean(entry.subject), longest_subject);
        for (const auto& task : entry.tasks) {
            const bool known = std::find(track->tasks.begin(), track->tasks.end(), task) != track->tasks.end();
            if (!known && track->tasks.size() < most_tasks) track->tasks.push_back(task);
        }
    }
}

/// Whether the line shows that no run holds the lock of MediaWiki. The lock of all repositories is another one.
bool shows_no_run(const log::Message& m) {
    return (m.kind == log::Kind::locked || m.kind == log::Kind::unlocked) && m.what == "MediaWiki";
}

void hear_all(State& s, const std::vector<log::Whole>& lines, Instant now, bool archived = false) {
    for (const auto& line : lines) {
        mark_heard(s, line.text, line.since);
        apply(s, s.tracker.runs.hear(line, now, archived), now);
        remember_names(s, line);
        rules::conduct::heard(s, line, now);
        if (line.line.message.kind == log::Kind::promoted) s.gerrit.hurry_versions();
        if (shows_no_run(line.line.message)) s.tracker.runs.unlocked(line.since);
    }
}

/// A run that names a finished patch starts it again: an old "bad" mark is removed.
bool begins_again(Progress before, Progress to) {
    return to == Progress::merged && (before == Progress::skipped || before == Progress::failed ||
                                      before == Progress::rolled_back || before == Progress::reverted);
}

/// Whether the end of a run says less about a patch than what is known: a person, or the servers, said what became of
/// it.
bool known_better(const Track* track, const RunEffect& effect, const Run* run) {
    if (!effect.over || !track) return false;
    const bool settled = track->state() == Progress::live || track->state() == Progress::reverted;
    if (effect.to == Progress::unknown && settled) return true;
    return track->proven && run && run->last < *track->proven;
}

/// Whether a run goes on with a patch that another run left unfinished, while its own start was missed or is still to
/// come.
bool skips_start(const Track& track, const RunEffect& effect) {
    const bool forward =
        effect.to == Progress::testing || effect.to == Progress::syncing || effect.to == Progress::live;
    return forward && effect.run != track.run && !may(Source::log, track.state(), *effect.to) &&
           may(Source::log, track.state(), Progress::merged);
}

/// The deployer's own words say that the run undoes these.
void undo(State& s, const Run& run, const RunEffect& effect, Instant now) {
    for (int change : run.undone) {
        const Track* track = s.tracker.find(change);
        if (!track || track->state() == Progress::reverted) continue;
        const bool taken =
            s.tracker.take(change, {Progress::reverted, effect.at, Source::log, effect.by, effect.evidence, {}});
        if (taken) tell_reverted(s, change, 0, now);
    }
}

/// The end of a run counts for the rest of the staged tree, and for what its patches revert.
void ship(State& s, const RunEffect& effect, const Run* run, Instant now) {
    if (effect.well && run) guess_reverts(s, run->changes);
    carry(s, effect, now);
    if (effect.well && run) undo(s, *run, effect, now);
    if (run) follow_reverts(s, run->changes, now);
    follow_reverts(s, std::vector<int>(s.tracker.reverts), now);
}

}  // namespace

void hear(State& s, const LineHeard& line, Instant now) {
    relay_again(s, now);
    s.tracker.gaps.heard = now;
    // Everything that is due comes first.
    look(s, now);
    const std::string speaker = s.chat().fold(line.by.account ? *line.by.account : line.by.nick);
    if (wait_for_archive(s, {speaker, line.text, now})) return;
    hear_all(s, s.tracker.joiner.hear(speaker, line.text, now), now);
}

void hear_late(State& s, const std::vector<log::Heard>& lines, Instant now) {
    for (const auto& line : lines) hear_all(s, s.tracker.joiner.hear(line.speaker, line.text, line.at), now);
}

void hear_archived(State& s, const std::vector<log::Whole>& lines, Instant now) {
    hear_all(s, lines, now, true);
}

void close_log(State& s, Instant now) {
    stop_search(s, now);
    hear_all(s, s.tracker.joiner.flush(), now);
    apply(s, s.tracker.runs.settle(now, s.settings.log.silence, true), now);
    tell_tested(s, now);
}

void give_up_waiting(State& s, Instant now) {
    hear_all(s, s.tracker.joiner.give_up(now), now);
}

void apply(State& s, const std::vector<RunEffect>& effects, Instant now) {
    for (const auto& effect : effects) {
        const Run* run = s.tracker.runs.find(effect.run);
        if (effect.ships) {
            ship(s, effect, run, now);
            continue;
        }
        const std::string evidence = effect.archived && !effect.evidence.empty()
                                         ? tell(Sentence::evidence_archive, {{"line", effect.evidence}})
                                         : effect.evidence;
        std::vector<int> moved;
        for (int change : effect.changes) {
            const Track* known = s.tracker.find(change);
            // The run names it, and the tree that it shipped does not hold it any longer.
            if (effect.well && run && query::undone_before(s, change, run->began)) continue;
            if (!effect.to && !known) continue;  // evidence about a change that is not tracked
            if (known_better(known, effect, run)) continue;
            const bool fresh = !known;
            const Progress before = known ? known->state() : Progress::scheduled;
            const Progress to = effect.to.value_or(before);
            const bool restarts = begins_again(before, to) || (known && skips_start(*known, effect));
            if (restarts && to != Progress::merged) {
                s.tracker.take(change, {Progress::merged, effect.at, Source::log, effect.by, evidence, {}});
            }
            PatchStep step{to, effect.at, Source::log, effect.by, evidence, effect.reason, effect.why};
            if (!s.tracker.take(change, std::move(step))) continue;
            Track& track = *s.tracker.find(change);
            if (effect.run) track.run = effect.run;
            if (fresh || before != to) moved.push_back(change);
            if (restarts) track.bad.reset();
        }
        if (effect.to == Progress::testing) {
            ask_to_test(s, "run " + std::to_string(effect.run), moved, now);
        }
        if (!effect.over) continue;
        want_proof(s, now);
        if (effect.to == Progress::unknown) perhaps_undone(s, effect.changes, effect.at, effect.by);
        // If the revert of a patch is merged, Oriel says that the patch is reverted, not that it failed or was lost.
        follow_reverts(s, effect.changes, now);
        std::erase_if(moved, [&](int change) { return s.tracker.find(change)->state() == Progress::reverted; });
        tell_run_over(s, effect, moved, now);
        follow_reverts(s, std::vector<int>(s.tracker.reverts), now);  // those that waited for the end of this run
    }
}

}  // namespace bot::desk::rules::patches
