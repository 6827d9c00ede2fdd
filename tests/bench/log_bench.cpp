#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "bot/log/joiner.hpp"
#include "bot/log/wikibugs.hpp"

namespace {

using namespace bot::log;

const std::string changes =
    "Backport for [[gerrit:1200001|Night reading: widen the margin of the sidebar (T41 T42)]], "
    "[[gerrit:1200002|Paint the lamps of the second list (T43)]], [[gerrit:1200003|[zzwiki] list of rights]]";

const std::vector<std::string> ours = {
    "!log ada@deploy2002 Started scap sync-world: " + changes,
    "!log ada@deploy2002 kay, ada: " + changes +
        " synced to the testservers (see https://wikitech.wikimedia.org/wiki/Mwdebug). Changes can now be verified "
        "there.",
    "!log ada@deploy2002 kay, ada: Continuing with deployment",
    "!log ada@deploy2002 Finished scap sync-world: " + changes + " (duration: 08m 47s)",
    "!log ada@deploy2002 restarted the lamps of the second row",
};

const std::vector<std::string> others = {
    "hello, is anybody deploying just now? I would like to join with a small change",
    "PROBLEM - lamps of the second row on host1001 are WARNING: 3 of 12 dark https://example.org/lamps",
    "kay: yes, in ten minutes; !log lines come from the tool",
    "(no reason given) and so on",
    "!log restarted the lamps by hand",
};

const std::vector<std::string> bugs = {
    "\x03(CR) Ada Lamp: [V: -1 C: +2] \"Approved by kay@deploy2002 using scap backport\" (2 comments) "
    "[extensions/Lamp] "
    "(wmf/1.50.0-wmf.3) - https://gerrit.wikimedia.org/r/1200001 (https://phabricator.wikimedia.org/T41) (owner: Kay)",
};

template <class Read>
void read_all(benchmark::State& state, const std::vector<std::string>& lines, Read read) {
    for (auto _ : state)
        for (const std::string& line : lines) benchmark::DoNotOptimize(read(line));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(lines.size()));
}

BENCHMARK_CAPTURE(read_all, lines_of_others, others, [](const std::string& line) { return read_line(line); });
BENCHMARK_CAPTURE(read_all, lines_of_others_as_review_bot, others,
                  [](const std::string& line) { return read_wikibugs(line); });
BENCHMARK_CAPTURE(read_all, lines_of_the_tool, ours, [](const std::string& line) { return read_line(line); });
BENCHMARK_CAPTURE(read_all, lines_of_the_review_bot, bugs, [](const std::string& line) { return read_wikibugs(line); });

void join_lines_of_the_tool(benchmark::State& state) {
    Joiner joiner;
    calendar::Instant now{};
    for (auto _ : state)
        for (const std::string& line : ours)
            benchmark::DoNotOptimize(joiner.hear("log", line, now += std::chrono::seconds{3}));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(ours.size()));
}
BENCHMARK(join_lines_of_the_tool);

}  // namespace
