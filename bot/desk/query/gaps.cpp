#include "bot/desk/query/gaps.hpp"

#include <algorithm>

namespace bot::desk::query {

/// A gap that is shorter hides no whole run.
constexpr std::chrono::seconds shortest_run{60};

const Gap* gap_of(const State& s, const Run& run) {
    return run.gap && run.missed_from ? s.tracker.gaps.find(*run.missed_from) : nullptr;
}

const Gap* gap_of(const State& s, const Track& track) {
    const Run* run = s.tracker.runs.find(track.run);
    return run ? gap_of(s, *run) : nullptr;
}

std::vector<Gap> gaps_in(const State& s, Instant from, Instant to, std::size_t most) {
    std::vector<Gap> out;
    for (const Gap& gap : s.tracker.gaps.all) {
        if (gap.from >= to || (gap.to && *gap.to <= from)) continue;
        const bool within = std::any_of(out.begin(), out.end(), [&](const Gap& other) {
            return other.from <= gap.from && (!other.to || (gap.to && *gap.to <= *other.to));
        });
        if (!within) out.push_back(gap);
    }
    if (out.size() > most) out.erase(out.begin(), out.end() - static_cast<std::ptrdiff_t>(most));
    return out;
}

bool may_hide_a_run(const Gap& gap, Instant from) {
    return gap.to && !gap.covered && *gap.to - std::max(gap.from, from) >= shortest_run;
}

bool may_have_missed(const State& s, Instant revert_merged, Instant live) {
    const auto& all = s.tracker.gaps.all;
    return std::any_of(all.begin(), all.end(), [&](const Gap& gap) {
        return gap.weighed && *gap.to > live && may_hide_a_run(gap, revert_merged);
    });
}

bool may_have_missed_between(const State& s, Instant from, Instant to) {
    const auto& all = s.tracker.gaps.all;
    return std::any_of(all.begin(), all.end(), [&](const Gap& gap) {
        return !gap.covered && std::min(gap.to.value_or(to), to) - std::max(gap.from, from) >= shortest_run;
    });
}

}  // namespace bot::desk::query
