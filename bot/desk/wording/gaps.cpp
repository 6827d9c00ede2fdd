#include "bot/desk/wording/gaps.hpp"

#include <algorithm>

#include "bot/desk/query/gaps.hpp"
#include "bot/desk/text/lists.hpp"
#include "bot/desk/text/times.hpp"
#include "bot/desk/wording/patches.hpp"
#include "bot/desk/wording/sentences.hpp"

namespace bot::desk::wording {
namespace {

Sentence sentence_of(Gap::Kind kind) {
    switch (kind) {
        case Gap::Kind::stopped:
            return Sentence::gap_stopped;
        case Gap::Kind::link:
            return Sentence::gap_link;
        case Gap::Kind::channel:
            return Sentence::gap_channel;
        case Gap::Kind::relay:
            return Sentence::gap_relay;
        case Gap::Kind::account:
            break;
    }
    return Sentence::gap_account;
}

/// `14:02`; with its day on another day than `now`.
std::string at(Instant t, Instant now) {
    const bool today = date::floor<date::days>(t) == date::floor<date::days>(now);
    return today ? clock(t) : when(t, now);
}

/// `from 14:02 to 14:05`, `at 14:02`, `from 14:02 on`.
std::string span_of(const Gap& gap, Instant now) {
    const std::string from = at(gap.from, now), to = gap.to ? at(*gap.to, now) : std::string();
    if (!gap.to) return tell(Sentence::gap_since, {{"from", from}});
    if (from == to && *gap.to - gap.from < std::chrono::minutes{1}) return tell(Sentence::gap_at, {{"from", from}});
    return tell(Sentence::gap_span, {{"from", from}, {"to", to}});
}

/// Whether a missed line may have said more about it.
bool is_open(Progress state) {
    switch (state) {
        case Progress::merged:
        case Progress::testing:
        case Progress::tested:
        case Progress::syncing:
        case Progress::unknown:
            return true;
        default:
            return false;
    }
}

}  // namespace

std::string words_of(const Gap& gap, Instant now) {
    return tell(sentence_of(gap.kind), {{"when", span_of(gap, now)}});
}

std::string words_of(const std::vector<Gap>& gaps, Instant now) {
    std::vector<std::string> all;
    for (const Gap& gap : gaps) {
        const std::string words = words_of(gap, now);
        if (std::find(all.begin(), all.end(), words) == all.end()) all.push_back(words);
    }
    return joined(all, tell(Sentence::gap_and));
}

std::string with_gap(const State& s, const Run& run, const std::string& why) {
    const Gap* gap = query::gap_of(s, run);
    if (!gap) return why;
    const std::string words = words_of(*gap, run.ended);
    if (run.why() == Why::lines_missed) return tell(Sentence::why_lines_missed_gap, {{"gap", words}});
    return tell(Sentence::why_gap, {{"why", why}, {"gap", words}});
}

std::string state_of(const State& s, const Track& track) {
    const PatchStep& step = track.history.back().why == Why::none ? track.step() : track.history.back();
    const Run* run = s.tracker.runs.find(track.run);
    const bool of_run = step.to == Progress::unknown && run && !run->open() && step.why == run->why();
    if (!of_run || !query::gap_of(s, *run)) return words_of(step);
    return tell(Sentence::state_why,
                {{"state", words_of(step.to)}, {"why", with_gap(s, *run, words_of(step.why, {}))}});
}

std::string with_gaps(const State& s, const std::string& line, const WindowRef& place, const std::vector<int>& changes,
                      Instant now) {
    const auto gaps = query::gaps_in(s, place.start, now);
    const bool open = std::any_of(changes.begin(), changes.end(), [&](int change) {
        const Track* track = s.tracker.find(change);
        return track && is_open(track->state());
    });
    return open && !gaps.empty() ? tell(Sentence::line_gaps, {{"line", line}, {"gaps", words_of(gaps, now)}}) : line;
}

}  // namespace bot::desk::wording
