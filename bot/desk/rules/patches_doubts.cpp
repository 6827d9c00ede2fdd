#include "bot/desk/rules/patches_doubts.hpp"

#include <algorithm>

#include "bot/desk/query/gaps.hpp"
#include "bot/desk/query/patches_tree.hpp"
#include "bot/desk/rules/patches_reverts.hpp"
#include "bot/desk/wording/gaps.hpp"

namespace bot::desk::rules::patches {
namespace {

/// A run that nobody heard may have shipped what is merged.
void doubt(State& s, const Gap& gap, Instant now) {
    std::vector<int> left;
    for (int change : s.tracker.may_ship) {
        const Track& track = *s.tracker.find(change);
        if (query::still_merged(s, change) && track.known_at() < *gap.to) left.push_back(change);
    }
    for (int change : left) {
        s.tracker.take(
            change,
            {Progress::unknown, *gap.to, Source::log, {}, wording::words_of(gap, now), {}, Why::perhaps_shipped});
    }
    perhaps_undone(s, left, *gap.to, {});
}

}  // namespace

void weigh_gaps(State& s, bool sure, Instant now) {
    auto& all = s.tracker.gaps.all;
    if (std::any_of(all.begin(), all.end(), [](const Gap& gap) { return !gap.to; })) return;
    for (Gap& gap : all) {
        if (std::exchange(gap.weighed, true)) continue;
        gap.covered = sure;
        if (query::may_hide_a_run(gap, gap.from)) doubt(s, gap, now);
    }
    follow_reverts(s, std::vector<int>(s.tracker.reverts), now);
}

}  // namespace bot::desk::rules::patches
