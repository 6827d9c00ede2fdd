#include "tests/deployments/judge.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace deployments {
namespace {

/// The final state of a patch without a deployment.
void judge_untouched(const Day& day, const Outcome& out, int change, Verdict& verdict) {
    if (!day.requestor.count(change) || day.last_of(change)) return;
    ++verdict.untouched;
    const auto known = out.patches.find(change);
    if (known == out.patches.end() || known->second.state != Progress::skipped)
        verdict.violations.push_back({day.to, fmt::format("{} was never deployed, and is not skipped", change)});
}

/// Whether this deployment is the last one after which the change was wrongly reported as live.
bool wrongly_live(const Day& day, const Outcome& out, int change, const Episode& e) {
    return std::any_of(out.wrongly_live.begin(), out.wrongly_live.end(),
                       [&](const auto& it) { return it.first == change && day.blamed(change, it.second) == &e; });
}

Row judge_episode(const Day& day, const Episode& e, const Outcome& out, std::vector<Violation>& wrong) {
    Row row{1};
    const Deployment& d = e.deployment;
    const auto say = [&](int change, std::string_view what) {
        wrong.push_back(
            {d.begin(), fmt::format("{} {} ({}; {})", change, what, to_text(d.way), to_text(e.misfortune))});
    };
    // What a run carried wrongly counts for that run.
    for (const auto& [change, since] : out.wrongly_live) {
        const bool named = std::any_of(d.changes.begin(), d.changes.end(), [&](auto& c) { return c.number == change; });
        if (!named && day.blamed(change, since) == &e) ++row.live, ++row.patches;
    }
    for (const Change& c : d.changes) {
        const bool live = wrongly_live(day, out, c.number, e);
        if (live && e.misfortune != Misfortune::rollback_unseen) say(c.number, "was called live when it was not");
        if (live) ++row.live;
        const bool last = day.last_of(c.number) == &e;
        const bool misled = std::any_of(out.wrongly_live.begin(), out.wrongly_live.end(), [&](const auto& it) {
            return it.first == c.number && day.blamed(c.number, it.second) != &e;
        });
        if (last && misled) continue;  // it counts for the deployment that hid its rollback
        if (live || last) ++row.patches;
        if (live || !last) continue;
        const auto known = out.patches.find(c.number);
        const Progress state = known == out.patches.end() ? Progress::scheduled : known->second.state;
        const Progress truth = day.truth(c.number);
        const Episode* shipped = day.shipped(c.number);
        if (state == truth) {
            ++row.right;
        } else if (state == Progress::unknown) {
            ++row.unknown;
        } else {
            ++row.other;
        }
        // A requestor's "good" may come when the state of the run is already unknown.
        const bool said_so =
            state == Progress::tested && known->second.history.back().source == bot::desk::Source::person;
        // A later run may have shipped it if its lines were not all heard: the tool ships the whole tree.
        const auto later = std::find_if(day.episodes.begin(), day.episodes.end(), [&](auto& o) { return &o == &e; });
        const bool heard =
            std::all_of(later, day.episodes.end(), [](const Episode& o) { return o.relayed.all_heard; }) &&
            (!shipped || shipped->relayed.all_heard);
        if (heard && state != truth && !said_so)
            say(c.number, fmt::format("is {}, is truly {}, and every line was heard", bot::desk::to_text(state),
                                      bot::desk::to_text(truth)));
    }
    return row;
}

}  // namespace

void Row::add(const Row& other_row) {
    deployments += other_row.deployments;
    patches += other_row.patches;
    right += other_row.right;
    live += other_row.live;
    unknown += other_row.unknown;
    other += other_row.other;
}

void judge_states(const Day& day, const Outcome& out, Verdict& verdict) {
    for (const Episode& e : day.episodes)
        verdict.rows[static_cast<std::size_t>(e.misfortune)].add(judge_episode(day, e, out, verdict.violations));
    for (const auto& [change, requestor] : day.requestor) judge_untouched(day, out, change, verdict);
    for (const auto& [change, since] : out.wrongly_live) {
        if (!day.last_of(change, since))
            verdict.violations.push_back(
                {since, fmt::format("{} was called live before it was ever deployed", change)});
    }
    for (const auto& [change, patch] : out.patches) {
        if (!day.requestor.count(change) && !day.last_of(change))
            verdict.violations.push_back({day.to, fmt::format("{} is followed, and only others named it", change)});
    }
}

Verdict judge(const Day& day, const Outcome& out) {
    Verdict verdict;
    verdict.violations = out.violations;
    judge_states(day, out, verdict);
    judge_lines(day, out, verdict);
    const std::string counted = fmt::format("{} line", out.forged);
    if (out.forged > 0 && out.ping.find(counted) == std::string::npos)
        verdict.violations.push_back(
            {day.to, fmt::format("ping does not count {} forged lines: {}", out.forged, out.ping)});
    return verdict;
}

}  // namespace deployments
