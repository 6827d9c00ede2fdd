// Steps of patches that come from the deployment log.
#include "bot/desk/rules/patches_log.hpp"

#include <algorithm>

#include "bot/desk/rules/conduct.hpp"
#include "bot/desk/rules/patches_clock.hpp"
#include "bot/desk/rules/patches_gerrit.hpp"
#include "bot/desk/rules/patches_log.hpp"
#include "bot/desk/rules/patches_notices.hpp"
#include "bot/desk/text/chat.hpp"
#include "bot/desk/text/clean.hpp"
#include "bot/log/wikibugs.hpp"

namespace bot::desk::rules::patches {
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

void hear_all(State& s, const std::vector<log::Whole>& lines, Instant now) {
    for (const auto& line : lines) {
        apply(s, s.tracker.runs.hear(line, now), now);
        remember_names(s, line);
        rules::conduct::heard(s, line, now);
    }
}

/// A run that names a finished patch starts it again: an old "bad" mark is removed.
bool begins_again(Progress before, Progress to) {
    return to == Progress::merged && (before == Progress::skipped || before == Progress::failed ||
                                      before == Progress::rolled_back || before == Progress::reverted);
}

/// Whether a run goes on with a patch that another run left unfinished, while its own start was missed or is still to
/// come.
bool skips_start(const Track& track, const RunEffect& effect) {
    const bool forward =
        effect.to == Progress::testing || effect.to == Progress::syncing || effect.to == Progress::live;
    return forward && effect.run != track.run && !may(Source::log, track.state(), *effect.to) &&
           may(Source::log, track.state(), Progress::merged);
}

}  // namespace

void hear(State& s, const LineHeard& line, Instant now) {
    // Everything that is due comes first.
    look(s, now);
    const std::string& speaker = line.by.account ? *line.by.account : line.by.nick;
    hear_all(s, s.tracker.joiner.hear(s.chat().fold(speaker), line.text, now), now);
}

void interrupted(State& s) {
    s.tracker.runs.interrupted();
}

void close_log(State& s, Instant now) {
    hear_all(s, s.tracker.joiner.flush(), now);
    apply(s, s.tracker.runs.settle(now, s.settings.log.silence, true), now);
    tell_tested(s, now);
}

void give_up_waiting(State& s, Instant now) {
    hear_all(s, s.tracker.joiner.give_up(now), now);
}

void apply(State& s, const std::vector<RunEffect>& effects, Instant now) {
    for (const auto& effect : effects) {
        std::vector<int> moved;
        for (int change : effect.changes) {
            const Track* known = s.tracker.find(change);
            if (!effect.to && !known) continue;  // evidence about a change that is not tracked
            const bool fresh = !known;
            const Progress before = known ? known->state() : Progress::scheduled;
            const Progress to = effect.to.value_or(before);
            const bool restarts = begins_again(before, to) || (known && skips_start(*known, effect));
            if (restarts && to != Progress::merged) {
                s.tracker.take(change, {Progress::merged, effect.at, Source::log, effect.by, effect.evidence, {}});
            }
            PatchStep step{to, effect.at, Source::log, effect.by, effect.evidence, effect.reason, effect.why};
            if (!s.tracker.take(change, std::move(step))) continue;
            Track& track = *s.tracker.find(change);
            if (effect.run) track.run = effect.run;
            if (fresh || before != to) moved.push_back(change);
            if (restarts) track.bad.reset();
        }
        if (effect.to == Progress::testing) {
            ask_to_test(s, "run " + std::to_string(effect.run), moved, now);
        }
        if (effect.over) tell_run_over(s, effect, moved, now);
        if (effect.over && effect.to == Progress::live) {
            for (int change : moved) mark_reverted(s, change);
        }
    }
}

}  // namespace bot::desk::rules::patches
