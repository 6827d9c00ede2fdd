#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>

#include "tests/deployments/judge.hpp"

using namespace deployments;

namespace {

constexpr int a_day = 6;  // deployments

long from_environment(const char* name, long otherwise) {
    const char* value = std::getenv(name);
    return value ? std::atol(value) : otherwise;
}

/// Shows the events of a day with violations, and how to reproduce it.
std::string report(std::uint64_t seed, const Outcome& out, const Verdict& verdict) {
    std::string text;
    const auto& all = verdict.violations;
    for (std::size_t i = 0; i < all.size() && i < 8; ++i)
        text += fmt::format("  {} {}\n", date::format("%T", all[i].at), all[i].what);
    if (std::getenv("ORIEL_STORY"))
        for (const auto& [at, what] : out.story) text += fmt::format("    {} {}\n", date::format("%T", at), what);
    return text +
           fmt::format("  again: ORIEL_SEED={} ORIEL_DEPLOYMENTS={} ORIEL_STORY=1 test_deployments\n", seed, a_day);
}

std::string table(const Verdict& sum) {
    const auto share = [](long n, long of) {
        return of == 0 ? 0.0 : 100.0 * static_cast<double>(n) / static_cast<double>(of);
    };
    std::string out = fmt::format("{:34}{:>12}{:>9}{:>9}{:>15}{:>10}{:>8}\n", "misfortune", "deployments", "patches",
                                  "true %", "wrongly live %", "unknown %", "other %");
    for (std::size_t i = 0; i < sum.rows.size(); ++i) {
        const Row& r = sum.rows[i];
        out += fmt::format("{:34}{:12}{:9}{:9.2f}{:15.2f}{:10.2f}{:8.2f}\n", to_text(static_cast<Misfortune>(i)),
                           r.deployments, r.patches, share(r.right, r.patches), share(r.live, r.patches),
                           share(r.unknown, r.patches), share(r.other, r.patches));
    }
    return out;
}

}  // namespace

TEST_CASE("whatever becomes of its lines, no deployment is called live that is not") {
    const long first = from_environment("ORIEL_SEED", 1);
    const long wanted = from_environment("ORIEL_DEPLOYMENTS", 2000);
    Verdict sum;
    long days = 0, failed = 0;
    for (; days * a_day < wanted && failed < 3; ++days) {
        const auto seed = static_cast<std::uint64_t>(first + days);
        const Day day = draw_day(seed, a_day);
        const Outcome out = Life(day, seed).live();
        const Verdict verdict = judge(day, out);
        for (std::size_t i = 0; i < sum.rows.size(); ++i) sum.rows[i].add(verdict.rows[i]);
        sum.untouched += verdict.untouched;
        sum.asked += verdict.asked;
        sum.told_live += verdict.told_live;
        if (verdict.violations.empty()) continue;
        ++failed;
        FAIL_CHECK("seed " << seed << "\n" << report(seed, out, verdict));
    }
    fmt::print(
        "{} deployments on {} days from seed {}; {} calls to test and {} lines of what is live owed; {} patches "
        "named by none\n{}",
        days * a_day, days, first, sum.asked, sum.told_live, sum.untouched, table(sum));
    if (failed > 0 || wanted < 2000) return;
    CHECK(sum.untouched > 0);
    CHECK(sum.asked > 0);
    CHECK(sum.told_live > 0);
    for (std::size_t i = 0; i < sum.rows.size(); ++i) {
        INFO(to_text(static_cast<Misfortune>(i)));
        CHECK(sum.rows[i].deployments * 25 >= wanted);
        if (static_cast<Misfortune>(i) != Misfortune::rollback_unseen) CHECK(sum.rows[i].live == 0);
    }
}
