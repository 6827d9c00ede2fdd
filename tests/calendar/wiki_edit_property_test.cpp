// Random edits of a small wiki with random faults: in every case, no edit is made twice, and the outcome is true.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <map>

#include "tests/calendar/small_wiki.hpp"

namespace {

using namespace calendar;
using tests::SmallWiki;

EditSpec add(int change) {
    EditSpec spec;
    spec.page = "D";
    spec.summary = fmt::format("for kay on IRC: schedule {}", change);
    const std::string line = fmt::format("\n* change {}", change);
    spec.place = [line](const std::string& text) { return text.find(line) == text.npos ? text + line : text; };
    spec.holds = [line](const std::string& text) { return text.find(line) != text.npos; };
    return spec;
}

/// Performs an edit; dies after `steps` steps if the edit is not over by then.
std::optional<EditOutcome> perform(SmallWiki& wiki, WikiSession& session, EditSpec spec, Moment& now, int steps) {
    WikiEdit edit(std::move(spec), {"api", "oriel@app", "pass"}, session);
    WikiStep step = edit.resume(Begun{}, now);
    for (int i = 0; i < steps; ++i) {
        if (auto* outcome = std::get_if<EditOutcome>(&step)) return *outcome;
        if (const auto* rest = std::get_if<WikiRest>(&step)) {
            now += rest->time;
            wiki.live();
            step = edit.resume(Rested{}, now);
        } else {
            const auto& ask = std::get<WikiAsk>(step);
            step = edit.resume(wiki.answer(ask), now);
        }
    }
    return std::nullopt;
}

TEST_CASE("whatever goes wrong, an edit is made once, and what is said of it is true") {
    std::map<EditResult, int> tally;
    int crashes = 0, merged = 0;
    for (unsigned seed = 1; seed <= 1500; ++seed) {
        CAPTURE(seed);
        SmallWiki wiki(seed);
        wiki.trouble = static_cast<int>(seed % 8) * 8;
        wiki.others = static_cast<int>(seed / 8 % 4) * 15;
        WikiSession session;
        Moment now{0};
        for (int change = 1; change <= 3; ++change) {
            CAPTURE(change);
            const std::string line = fmt::format("\n* change {}", change);
            EditSpec spec = add(change);
            const auto journalled = wiki.newest().number;
            auto outcome = perform(wiki, session, spec, now, wiki.chance(20) ? static_cast<int>(seed % 11) : 1000);
            if (!outcome) {
                ++crashes;
                session = {};
                spec.in_doubt_since = journalled;
                outcome = perform(wiki, session, spec, now, 1000);
            }
            REQUIRE(outcome);
            ++tally[outcome->result];
            merged += outcome->merged;
            CHECK(wiki.times(line) <= 1);
            const bool there = wiki.times(line) == 1;
            if (outcome->result == EditResult::made || outcome->result == EditResult::already) CHECK(there);
            // A delayed form may be processed after the last check.
            else if (outcome->result != EditResult::unknown && !wiki.late && wiki.delayed.empty())
                CHECK_FALSE(there);
            if (outcome->result == EditResult::made && outcome->revision != 0) {
                const auto& kept = wiki.revisions[static_cast<std::size_t>(outcome->revision - 10)];
                CHECK(kept.user == "Oriel");
                CHECK(kept.summary == spec.summary);
            }
        }
        for (int i = 0; i < 20; ++i) wiki.live();
        for (int change = 1; change <= 3; ++change) CHECK(wiki.times(fmt::format("\n* change {}", change)) <= 1);
    }
    std::string all;
    for (const auto& [result, count] : tally) all += fmt::format("{} {}, ", to_text(result), count);
    MESSAGE(all << crashes << " crashes, " << merged << " joined");
    CHECK(crashes > 300);
    CHECK(merged > 100);
    CHECK(tally[EditResult::made] > 3000);
}

}  // namespace
