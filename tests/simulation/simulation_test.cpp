#include <doctest/doctest.h>
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <string>

#include "tests/simulation/judge.hpp"
#include "tests/simulation/run.hpp"

using namespace simulation;

namespace {

long from_environment(const char* name, long otherwise) {
    const char* value = std::getenv(name);
    return value ? std::atol(value) : otherwise;
}

struct Lived {
    Plan plan;
    Log log;
    Verdict verdict;
};

Lived live(std::uint64_t seed, bool tell_story) {
    Tally planned;
    Plan plan = draw_plan(seed, planned);
    Log log = Run(plan, seed, tell_story).live();
    log.tally.add(planned);
    Verdict verdict = judge(plan, log);
    return {std::move(plan), std::move(log), std::move(verdict)};
}

std::string time(Instant t) {
    return date::format("%F %T", t);
}

/// Shows the events around the first violation, and how to reproduce it.
std::string report(std::uint64_t seed) {
    const Lived week = live(seed, true);
    std::string out;
    const auto& all = week.verdict.violations;
    for (std::size_t i = 0; i < all.size() && i < 8; ++i) out += fmt::format("  {} {}\n", time(all[i].at), all[i].what);
    if (all.empty()) return "not seen again: the week is not the same twice\n";
    const bool whole = std::getenv("ORIEL_STORY") != nullptr;
    for (const auto& [at, what] : week.log.story) {
        if (!whole && (at < all[0].at - std::chrono::minutes{20} || at > all[0].at + seconds{30})) continue;
        const Instant clock = at + week.plan.faults.offset(at);
        out += fmt::format("    {} {}{}\n", time(at), clock == at ? "" : "(clock " + time(clock) + ") ", what);
    }
    return out + fmt::format("  again: ORIEL_SEED={} ORIEL_WEEKS=1 ORIEL_STORY=1 test_simulation\n", seed);
}

}  // namespace

TEST_CASE("in random weeks every window is announced exactly once, whatever goes wrong") {
    const long first = from_environment("ORIEL_SEED", 1);
    const long weeks = from_environment("ORIEL_WEEKS", 100);
    const long enough = from_environment("ORIEL_FAILURES", 3);
    Tally tally;
    Verdict sum;
    long failed = 0, lived = 0;
    const auto began = std::chrono::steady_clock::now();
    for (long seed = first; seed < first + weeks && failed < enough; ++seed) {
        const Lived week = live(static_cast<std::uint64_t>(seed), false);
        ++lived;
        tally.add(week.log.tally);
        sum.owed += week.verdict.owed;
        sum.excused += week.verdict.excused;
        sum.lines += week.verdict.lines;
        sum.moves += week.verdict.moves;
        sum.cancellations += week.verdict.cancellations;
        sum.advised += week.verdict.advised;
        sum.fits += week.verdict.fits;
        sum.cleared += week.verdict.cleared;
        sum.summaries += week.verdict.summaries;
        sum.left += week.verdict.left;
        sum.gathered += week.verdict.gathered;
        sum.presences += week.verdict.presences;
        sum.read += week.verdict.read;
        sum.blocked += week.verdict.blocked;
        sum.unchecked += week.verdict.unchecked;
        for (std::size_t i = 0; i < sum.found.size(); ++i) sum.found[i] += week.verdict.found[i];
        if (week.verdict.violations.empty()) continue;
        ++failed;
        FAIL_CHECK("seed " << seed << "\n" << report(static_cast<std::uint64_t>(seed)));
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;

    std::string out = fmt::format("{} weeks from seed {} in {:.1f} s, {:.1f} a second\n", lived, first, took.count(),
                                  static_cast<double>(lived) / took.count());
    out += fmt::format("{:8} starts owed, {} excused; {} moves and {} cancellations owed; {} lines said\n", sum.owed,
                       sum.excused, sum.moves, sum.cancellations, sum.lines);
    out += fmt::format(
        "{:8} private lines, {} that it fits, {} that all is well; {} named as blocked, {} unchecked; {} read\n",
        sum.advised, sum.fits, sum.cleared, sum.blocked, sum.unchecked, sum.read);
    out += fmt::format("{:8} windows summed up, {} patches told as left\n", sum.summaries, sum.left);
    out += fmt::format("{:8} windows whose people were listed before their start, {} people listed\n", sum.gathered,
                       sum.presences);
    const auto found = [&](Ill ill) { return sum.found[static_cast<std::size_t>(ill)]; };
    for (const IllRow& each : ills())
        out += fmt::format("{:8} told: {}...{}\n", found(each.ill), each.begins, each.holds);
    for (const FaultRow& row : fault_table) out += fmt::format("{:8} {}\n", tally.of(row.fault), row.what);
    fmt::print("{}", out);
    if (failed > 0 || weeks < 100) return;
    for (const FaultRow& row : fault_table) {
        INFO(row.what);
        CHECK(tally.of(row.fault) > 0);
    }
    for (const IllRow& each : ills()) {
        INFO(each.begins << each.holds);
        CHECK(found(each.ill) > 0);
    }
    CHECK(sum.fits > 0);
    CHECK(sum.cleared > 0);
    CHECK(sum.summaries > 0);
    CHECK(sum.left > 0);
    CHECK(sum.gathered > 0);
    CHECK(sum.presences > 0);
    CHECK(sum.blocked > 0);
    CHECK(sum.unchecked > 0);
    CHECK(sum.excused * 20 < sum.owed);
}
