#include "bot/desk/rules/patches_clock.hpp"

#include <algorithm>

#include "bot/desk/rules/patches_archive.hpp"
#include "bot/desk/rules/patches_log.hpp"
#include "bot/desk/rules/patches_notices.hpp"
#include "bot/desk/rules/patches_page.hpp"
#include "bot/desk/rules/patches_proof.hpp"
#include "bot/desk/rules/patches_start.hpp"

namespace bot::desk::rules::patches {
namespace {

/// Reports of several people within this time share one line.
constexpr std::chrono::seconds joined_within{3};

/// Runs of changes with localisation files take long.
void notice_slow(State& s) {
    std::vector<std::uint64_t> found;
    for (const Run& run : s.tracker.runs.all()) {
        const bool slow = run.open() && !run.slow && std::any_of(run.changes.begin(), run.changes.end(), [&](int n) {
                              const gerrit::Change* known = s.gerrit.known().find(n);
                              return known && !known->touched.slow.empty();
                          });
        if (slow) found.push_back(run.id);
    }
    for (const std::uint64_t id : found) s.tracker.runs.is_slow(id);
}

}  // namespace

void look(State& s, Instant now) {
    give_up_waiting(s, now);
    notice_slow(s);
    end_search(s, now);
    if (!waits_for_archive(s, now)) {
        apply(s, s.tracker.runs.settle(now, s.settings.log.silence), now);
        for (const Run& run : s.tracker.runs.ask_about(now, s.settings.log.silence)) {
            ask_deployer(s, run, now);
            want_proof(s, now);
        }
        ask_for_start(s, now);
    }
    end_windows(s, now);
    const auto& tested = s.tracker.tested;
    const bool waits = tested.empty() || (now < tested.front().at + joined_within && tested.front().at <= now);
    if (!waits) tell_tested(s, now);
    remind_to_test(s, now);
}

std::optional<Instant> wakes_at(const State& s, Instant now) {
    std::optional<Instant> next;
    const auto earlier = [&](std::optional<Instant> t) {
        if (t && (!next || *t < *next)) next = t;
    };
    const Tracker& t = s.tracker;
    earlier(t.joiner.wakes_at());
    earlier(t.runs.wakes_at(s.settings.log.silence));
    earlier(start_wakes_at(s, now));
    earlier(search_wakes_at(s, now));
    if (!t.tested.empty()) earlier(t.tested.front().at + joined_within);
    for (const auto& ask : t.asks) {
        if (!ask.again && !ask.answered && ask.at + test_patience > now) earlier(ask.at + test_patience);
    }
    for (const auto& w : s.calendar.schedule().windows()) {
        if (w.end > now && !w.freeze) earlier(w.end);
    }
    return next;
}

}  // namespace bot::desk::rules::patches
