#include "bot/desk/model/gaps.hpp"

#include <doctest/doctest.h>

#include "bot/desk/query/gaps.hpp"
#include "bot/desk/wording/gaps.hpp"
#include "tests/desk/stage.hpp"

using namespace bot::desk;
using namespace std::chrono_literals;

namespace {

const Instant two = *calendar::parse_instant("2026-11-23T14:00:00Z");

State with(std::vector<Gap> gaps) {
    State s;
    s.tracker.gaps.all = std::move(gaps);
    return s;
}

LineHeard log_line(const char* nick, std::optional<std::string> account) {
    return {{nick, std::move(account), "h"},
            "#wikimedia-operations",
            "!log kayla@deploy2002 Started scap sync-world: Backport for [[gerrit:1200311|Lamps]]"};
}

}  // namespace

TEST_CASE("one gap goes on at a time of those in which nothing is heard, and keeps the first reason") {
    Gaps gaps;
    CHECK(gaps.begin(Gap::Kind::link, two, two) == two);
    CHECK(gaps.begin(Gap::Kind::stopped, two + 5min, two + 5min) == two);
    CHECK(gaps.begin(Gap::Kind::relay, two + 5min, two + 5min) == two + 5min);
    gaps.hears_again(two + 7min);
    REQUIRE(gaps.all.size() == 2);
    CHECK(gaps.all[0] == Gap{Gap::Kind::link, two, two + 7min, false, false, two});
    CHECK(gaps.all[1] == Gap{Gap::Kind::relay, two + 5min, std::nullopt, false, false, two + 5min});
    CHECK(gaps.begin(Gap::Kind::channel, two + 8min, two + 8min) == two + 8min);
    gaps.relay_again(two + 9min);
    CHECK(gaps.going_on(Gap::Kind::relay) == nullptr);
    CHECK(gaps.going_on(Gap::Kind::channel) != nullptr);
    CHECK(gaps.find(two + 5min)->to == two + 9min);
    CHECK(gaps.find(two + 1s) == nullptr);
}

TEST_CASE("an absence of no length is none, unless a line was heard in it") {
    Gaps gaps;
    gaps.begin(Gap::Kind::relay, two, two);
    gaps.relay_again(two);
    CHECK(gaps.all.empty());
    gaps.begin(Gap::Kind::relay, two, two);
    gaps.doubt();
    gaps.relay_again(two);
    CHECK(gaps.all.size() == 1);
}

TEST_CASE("only the latest gaps are kept") {
    Gaps gaps;
    for (int i = 0; i < 50; ++i) {
        gaps.begin(Gap::Kind::link, two + i * 1min, two + i * 1min);
        gaps.hears_again(two + i * 1min + 30s);
    }
    CHECK(gaps.all.size() == Gaps::most);
    CHECK(gaps.all.back().from == two + 49min);
}

TEST_CASE("a gap counts where it overlaps, and not within another one") {
    const State s = with({{Gap::Kind::link, two, two + 5min, false},
                          {Gap::Kind::relay, two + 2min, two + 4min, false},
                          {Gap::Kind::account, two + 10min, std::nullopt, false}});
    CHECK(query::gaps_in(s, two, two + 1h).size() == 2);
    CHECK(query::gaps_in(s, two, two + 1h, 1).front().kind == Gap::Kind::account);
    CHECK(query::gaps_in(s, two + 5min, two + 10min).empty());
    CHECK(query::gaps_in(s, two + 5min, two + 11min).size() == 1);
}

TEST_CASE("words name the time of a gap, and its day when that is another one") {
    const Gap gap{Gap::Kind::link, two + 2min, two + 5min, false};
    CHECK(wording::words_of(gap, two + 1h) == "I was not connected from 14:02 to 14:05");
    CHECK(wording::words_of(gap, two + 24h) == "I was not connected from Mon 14:02 UTC to Mon 14:05 UTC");
    CHECK(wording::words_of({Gap::Kind::stopped, two, two + 9s, false}, two) == "I was not running at 14:00");
    CHECK(wording::words_of(std::vector<Gap>{gap, gap}, two) == "I was not connected from 14:02 to 14:05");
}

TEST_CASE("a line without an account is a reason to look only while no bot of the log is logged in") {
    tests::Stage stage(two);
    stage.happen(Started{"1"});
    stage.start();
    const auto heard = [&] { return stage.desk().remember().find("\"unproven\":null") == std::string::npos; };
    stage.happen(log_line("mallory", std::nullopt));
    CHECK_FALSE(heard());
    stage.happen(PresenceSeen{"#wikimedia-operations", {{"logmsgbot_", "logmsgbot"}}, {}, {}});
    stage.happen(log_line("logmsgbot", std::nullopt));
    CHECK_FALSE(heard());
    stage.happen(PresenceSeen{"#wikimedia-operations", {}, {"logmsgbot_"}, {}});
    stage.happen(log_line("logmsgbot", std::nullopt));
    CHECK(heard());
    CHECK(stage.desk().patches().empty());
    CHECK(stage.journal_agrees());
}
