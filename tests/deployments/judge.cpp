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
                       [&](const auto& it) { return it.first == change && day.last_of(change, it.second) == &e; });
}

Row judge_episode(const Day& day, const Episode& e, const Outcome& out, std::vector<Violation>& wrong) {
    Row row{1};
    const Deployment& d = e.deployment;
    const auto say = [&](int change, std::string_view what) {
        wrong.push_back(
            {d.begin(), fmt::format("{} {} ({}; {})", change, what, to_text(d.way), to_text(e.misfortune))});
    };
    for (const Change& c : d.changes) {
        const bool live = wrongly_live(day, out, c.number, e);
        if (live && e.misfortune != Misfortune::rollback_unseen) say(c.number, "was called live when it was not");
        if (live) ++row.live;
        const bool last = day.last_of(c.number) == &e;
        if (live || last) ++row.patches;
        if (live || !last) continue;
        const auto known = out.patches.find(c.number);
        const Progress state = known == out.patches.end() ? Progress::scheduled : known->second.state;
        if (state == d.truth()) {
            ++row.right;
        } else if (state == Progress::unknown) {
            ++row.unknown;
        } else {
            ++row.other;
        }
        // A requestor's "good" may come when the state of the run is already unknown.
        const bool said_so =
            state == Progress::tested && known->second.history.back().source == bot::desk::Source::person;
        if (e.relayed.all_heard && state != d.truth() && !said_so)
            say(c.number, fmt::format("is {}, is truly {}, and every line was heard", bot::desk::to_text(state),
                                      bot::desk::to_text(d.truth())));
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
