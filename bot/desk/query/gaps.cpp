#include "bot/desk/query/gaps.hpp"

#include <algorithm>

namespace bot::desk::query {

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

}  // namespace bot::desk::query
