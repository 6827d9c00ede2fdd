#include "bot/desk/rules/edits_sal.hpp"

#include <doctest/doctest.h>

using namespace bot::desk;
using namespace std::chrono_literals;

namespace {

const Instant midnight = date::sys_days{date::year{2026} / 11 / 24};
const std::string finished = "Finished scap sync-world: Backport for [[gerrit:1200311|Paint]] (duration: 08m 47s)";

/// The URL that a row of this time gives to a patch that went live at `live`.
std::string found(Instant live, std::chrono::minutes row) {
    State s;
    s.settings.asks_archive = true;
    std::vector<ReadArchive> questions;
    CHECK(rules::edits::sal::look_up(s, 1200311, "kayla", live, live, questions).waits);
    CHECK(questions == std::vector<ReadArchive>{{1200311}});
    rules::edits::sal::read(s, {1200311, {{"https://sal.example.org/log/A", row, "kayla@deploy2002", finished}}});
    return rules::edits::sal::look_up(s, 1200311, "kayla", live, live + 1s, questions).address;
}

}  // namespace

TEST_CASE("an entry of the archive is of about the minute in which the patch went live, also around midnight") {
    const std::string entry = "https://sal.example.org/log/A";
    CHECK(found(midnight + 14h + 9min + 59s, 14h + 9min) == entry);
    CHECK(found(midnight + 14h + 9min, 14h + 12min) == entry);
    CHECK(found(midnight + 14h + 9min, 14h + 13min).empty());
    CHECK(found(midnight + 14h + 9min, 14h + 7min) == entry);
    CHECK(found(midnight + 14h + 9min, 14h + 6min).empty());
    CHECK(found(midnight - 1s, 0min) == entry);
    CHECK(found(midnight - 1s, 2min) == entry);
    CHECK(found(midnight - 1s, 3min).empty());
    CHECK(found(midnight + 20s, 23h + 59min) == entry);
    CHECK(found(midnight + 20s, 23h + 57min).empty());
}

TEST_CASE("the archive is asked again twice a minute, for three minutes") {
    State s;
    s.settings.asks_archive = true;
    std::vector<ReadArchive> questions;
    Instant last{};
    for (Instant now = midnight; now < midnight + 10min; ++now) {
        const auto before = questions.size();
        const bool waits = rules::edits::sal::look_up(s, 7, "kayla", midnight, now, questions).waits;
        CHECK(waits == (now < midnight + rules::edits::sal::patience));
        if (questions.size() > before) last = now;
    }
    CHECK(questions.size() == 6);
    CHECK(last == midnight + 150s);
    rules::edits::sal::prune(s, midnight + 10min);
    CHECK(s.page_edits.lookups.empty());
    s.settings.asks_archive = false;
    CHECK_FALSE(rules::edits::sal::look_up(s, 7, "kayla", midnight, midnight, questions).waits);
    CHECK(questions.size() == 6);
}
