// The cost of watching 300 scheduled changes: questions to Gerrit per minute at each pace, and the desk's own time.
#include <benchmark/benchmark.h>

#include <string>

#include "bot/desk/model/gerrit_poll.hpp"
#include "gerrit/shelf.hpp"

namespace {

using namespace bot::desk;
using namespace std::chrono_literals;

constexpr int scheduled = 300;
const Instant noon = date::sys_days{date::year{2026} / 11 / 23} + 12h;

/// 250 backports, each with an original on master that is still open, and 50 configuration changes.
gerrit::Shelf shelf() {
    gerrit::Shelf out;
    const auto put = [&](int number, const char* project, const char* branch, int id) {
        gerrit::Change c;
        c.number = number;
        c.project = project;
        c.branch = branch;
        c.change_id = "I" + std::string(36, 'a') + std::to_string(1000 + id);
        c.subject = "A change of usual length, with some words";
        c.status = gerrit::ChangeStatus::open;
        c.revision = std::to_string(number);
        c.patch_set = 1;
        out.put(std::move(c));
    };
    for (int i = 0; i < scheduled; ++i) {
        const bool backport = i < 250;
        put(1000 + i, backport ? "mediawiki/core" : "operations/mediawiki-config",
            backport ? "wmf/1.47.0-wmf.16" : "master", i);
        if (backport) put(5000 + i, "mediawiki/core", "master", i);
    }
    return out;
}

calendar::Schedule window_at(Instant start) {
    calendar::Window w;
    w.start = start;
    w.end = start + 1h;
    w.limit = 6;
    return calendar::Schedule({w});
}

/// One hour; the window starts at `noon + ahead`.
void watch_an_hour(benchmark::State& state, std::chrono::seconds ahead) {
    const gerrit::Shelf changes = shelf();
    const gerrit::Policy policy;
    const auto schedule = window_at(noon + ahead);
    gerrit::Known::Roots roots;
    for (int i = 0; i < scheduled; ++i) roots.changes.push_back(1000 + i);
    int questions = 0, first = 0, hours = 0;
    for (auto _ : state) {
        GerritPoll review;
        for (Instant now = noon; now < noon + 1h; now += 1s) {
            for (auto actions = review.ask(roots, policy, schedule, now); !actions.empty();
                 actions = review.ask(roots, policy, schedule, now)) {
                for (const auto& action : actions) {
                    if (const auto* q = std::get_if<ReadChanges>(&action)) {
                        ++(now == noon ? first : questions);
                        review.read(ChangesRead{changes.answer(q->question, q->have)}, now);
                    } else {
                        review.read(VersionsRead{{{"1.47.0-wmf.15", 1}, {"1.47.0-wmf.16", 1}}}, now);
                    }
                }
            }
        }
        ++hours;
    }
    state.counters["first_poll"] = static_cast<double>(first) / hours;
    state.counters["questions_a_minute"] = static_cast<double>(questions) / hours / 60;
}

}  // namespace

BENCHMARK_CAPTURE(watch_an_hour, idle, 24h)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK_CAPTURE(watch_an_hour, usual, 3h)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK_CAPTURE(watch_an_hour, busy, 0h)->Unit(benchmark::kMillisecond)->Iterations(1);
