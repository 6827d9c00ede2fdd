#include "bot/desk/rules/patches_carried.hpp"

#include "bot/desk/query/patches_tree.hpp"
#include "bot/desk/rules/patches_notices.hpp"
#include "bot/desk/rules/patches_reverts.hpp"
#include "bot/desk/text/clean.hpp"
#include "bot/desk/text/times.hpp"
#include "bot/desk/wording/sentences.hpp"

namespace bot::desk::rules::patches {

using wording::Sentence;
using wording::tell;

namespace {

/// The changes that a run ships beside those that it names.
struct Cargo {
    std::vector<int> surely, perhaps;
};

Cargo cargo_of(const State& s, const Run& run, const std::vector<int>& changes) {
    Cargo out;
    for (int change : changes) {
        switch (query::carried(s, run, change)) {
            case query::Carried::yes:
                out.surely.push_back(change);
                break;
            case query::Carried::perhaps:
                out.perhaps.push_back(change);
                break;
            case query::Carried::no:
                break;
        }
    }
    return out;
}

/// `well`: the run shipped its tree; else nobody knows.
void carry(State& s, const Run& run, bool well, const std::vector<int>& candidates, Instant now) {
    const Cargo cargo = cargo_of(s, run, candidates);
    const std::vector<std::pair<std::string_view, std::string>> facts{{"by", clean(run.user)},
                                                                      {"at", clock(run.ended)}};
    const auto take_all = [&](const std::vector<int>& changes, Progress to, Sentence evidence, Why why) {
        std::vector<int> moved;
        for (int change : changes) {
            const Track& track = *s.tracker.find(change);
            if (track.state() == to || (track.proven && *track.proven > run.last)) continue;
            PatchStep step{to, run.ended, Source::log, run.user, tell(evidence, facts), {}, why};
            if (s.tracker.take(change, std::move(step))) moved.push_back(change);
        }
        return moved;
    };
    take_all(cargo.perhaps, Progress::unknown, Sentence::evidence_perhaps, Why::just_merged);
    perhaps_undone(s, cargo.perhaps, run.ended, run.user);
    if (!well) {
        take_all(cargo.surely, Progress::unknown, Sentence::evidence_perhaps, Why::perhaps_shipped);
        perhaps_undone(s, cargo.surely, run.ended, run.user);
        return;
    }
    const auto moved = take_all(cargo.surely, Progress::live, Sentence::evidence_carried, Why::none);
    if (!moved.empty()) tell_carried(s, run, run.ended, moved, now);
    follow_reverts(s, moved, now);
}

}  // namespace

void carry(State& s, const RunEffect& effect, Instant now) {
    const Run* run = s.tracker.runs.find(effect.run);
    const auto& all = s.tracker.may_ship;
    if (run) carry(s, *run, effect.well, {all.begin(), all.end()}, now);
}

void carry_late(State& s, int change, Instant now) {
    if (!s.tracker.may_ship.contains(change)) return;
    for (const Run& run : s.tracker.runs.all()) {
        const Progress outcome = run.outcome();
        const bool over = run.settled && !run.to_ship && (outcome == Progress::live || outcome == Progress::unknown);
        if (over) carry(s, run, outcome == Progress::live, {change}, now);
    }
}

}  // namespace bot::desk::rules::patches
