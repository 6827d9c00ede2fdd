// The desk's cost for lines of the channel, and for one step while it tracks many patches.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "bot/store/kept_desk.hpp"

namespace {

using namespace bot::desk;
using namespace std::chrono_literals;

const Instant noon = date::sys_days{date::year{2026} / 11 / 23} + 12h;
constexpr const char* channel = "#windows";

Settings settings() {
    Settings s;
    s.chat.channel = channel;
    return s;
}

const std::vector<std::string> others = {
    "hello, is anybody deploying just now? I would like to join with a small change",
    "PROBLEM - lamps of the second row on host1001 are WARNING: 3 of 12 dark https://example.org/lamps",
    "kay: yes, in ten minutes; !log lines come from the tool",
    "(no reason given) and so on",
    "orielle is not the bot, and oriels neither",
};

LineHeard of_others(const std::string& text) {
    return {{"kay", "kay", "k.example"}, channel, text};
}
LineHeard of_the_log(const std::string& text) {
    return {{"logmsgbot", "logmsgbot", "l.example"}, channel, text};
}

/// The lines of the run that deploys the changes from `first` on.
std::vector<LineHeard> run_of(int first, int count) {
    std::string changes = "Backport for ";
    for (int i = 0; i < count; ++i)
        changes += fmt::format("{}[[gerrit:{}|Paint the lamps of the list (T43)]]", i ? ", " : "", first + i);
    const std::string who = "!log ada@deploy2002 ";
    return {of_the_log(who + "Started scap sync-world: " + changes),
            of_the_log(who + "kay, ada: " + changes +
                       " synced to the testservers (see https://wikitech.wikimedia.org/wiki/Mwdebug). Changes can "
                       "now be verified there."),
            of_the_log(who + "kay, ada: Continuing with deployment"),
            of_the_log(who + "Finished scap sync-world: " + changes + " (duration: 08m 47s)")};
}

void begin(auto&& happen) {
    happen(Started{"1"}, noon);
    happen(LinkUp{"oriel", true}, noon);
    happen(ChannelJoined{channel}, noon);
}

/// Makes the desk track this many patches; returns the time at which that is done.
Instant fill(auto&& happen, int patches) {
    begin(happen);
    Instant now = noon;
    for (int first = 0; first < patches; first += 6)
        for (const auto& line : run_of(1'000'000 + first, std::min(6, patches - first))) happen(line, now += 1s);
    happen(Tick{}, now += 10s);
    return now;
}

void desk_hears_others(benchmark::State& state) {
    Desk desk(settings());
    begin([&](const Event& e, Instant t) { desk.handle(e, t); });
    std::vector<Event> lines;
    for (const auto& text : others) lines.emplace_back(of_others(text));
    Instant now = noon;
    for (auto _ : state)
        for (const auto& line : lines) benchmark::DoNotOptimize(desk.handle(line, now));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(lines.size()));
}
BENCHMARK(desk_hears_others);

/// Lines of runs of three changes each, always different ones: each is a log line that moves patches.
void desk_hears_the_log(benchmark::State& state) {
    constexpr int runs = 300;
    std::vector<Event> lines;
    for (int run = 0; run < runs; ++run)
        for (auto& line : run_of(1'200'000 + 3 * run, 3)) lines.emplace_back(std::move(line));
    for (auto _ : state) {
        state.PauseTiming();
        Desk desk(settings());
        begin([&](const Event& e, Instant t) { desk.handle(e, t); });
        Instant now = noon;
        state.ResumeTiming();
        for (const auto& line : lines) benchmark::DoNotOptimize(desk.handle(line, now += 1s));
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(lines.size()));
}
BENCHMARK(desk_hears_the_log);

/// One step, with this many patches known: a line of the log that moves a patch.
void step_with_patches_known(benchmark::State& state) {
    Desk desk(settings());
    const int patches = static_cast<int>(state.range(0));
    Instant now = fill([&](const Event& e, Instant t) { desk.handle(e, t); }, patches);
    state.counters["known"] = static_cast<double>(desk.patches().size());
    std::vector<Event> lines;
    for (auto& line : run_of(1'000'000, 1)) lines.emplace_back(std::move(line));
    for (auto _ : state)
        for (const auto& line : lines) benchmark::DoNotOptimize(desk.handle(line, now += 6s));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(lines.size()));
}
BENCHMARK(step_with_patches_known)->Arg(10)->Arg(1000)->Arg(10000);

void tick_with_patches_known(benchmark::State& state) {
    Desk desk(settings());
    Instant now = fill([&](const Event& e, Instant t) { desk.handle(e, t); }, static_cast<int>(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(desk.handle(Tick{}, now));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(tick_with_patches_known)->Arg(10)->Arg(1000)->Arg(10000);

/// The same step with its journal, in memory; from time to time the journal is replaced by a snapshot.
void kept_step_with_patches_known(benchmark::State& state) {
    bot::store::Journal journal(":memory:");
    bot::store::KeptDesk desk(settings(), journal);
    Instant now = fill([&](const Event& e, Instant t) { desk.happen(e, t); }, static_cast<int>(state.range(0)));
    std::vector<Event> lines;
    for (auto& line : run_of(1'000'000, 1)) lines.emplace_back(std::move(line));
    for (auto _ : state)
        for (const auto& line : lines) benchmark::DoNotOptimize(desk.happen(line, now += 6s));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(lines.size()));
    state.counters["journal"] = static_cast<double>(journal.size());
}
BENCHMARK(kept_step_with_patches_known)->Arg(10)->Arg(1000)->Arg(10000)->MinTime(2);

/// The snapshot of the desk, as one text: it replaces a journal that has grown.
void remember_patches(benchmark::State& state) {
    Desk desk(settings());
    fill([&](const Event& e, Instant t) { desk.handle(e, t); }, static_cast<int>(state.range(0)));
    std::size_t bytes = 0;
    for (auto _ : state) bytes = desk.remember().size();
    state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(remember_patches)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

}  // namespace
