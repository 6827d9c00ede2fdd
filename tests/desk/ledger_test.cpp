#include "bot/desk/ledger.hpp"

#include <doctest/doctest.h>

using namespace bot::desk;
using namespace std::chrono_literals;

namespace {

const Instant noon{std::chrono::seconds{1'795'000'000}};

Ledger with_one() {
    Ledger ledger;
    ledger.want("cause", "Window", "Window opens now", noon, noon + 15min);
    return ledger;
}

}  // namespace

TEST_CASE("a line is handed out once, and a cause is wanted once") {
    Ledger ledger = with_one();
    ledger.want("cause", "Window", "again", noon, noon + 15min);
    const auto said = ledger.take("#a", noon);
    REQUIRE(said.size() == 1);
    CHECK(said[0] == Say{"cause", "#a", "Window opens now", true});
    CHECK(ledger.take("#a", noon + 1s).empty());
    ledger.said("cause", noon + 1s);
    CHECK(ledger.take("#a", noon + 2s).empty());
    CHECK(ledger.latest()->about == "Window");
}

TEST_CASE("lines go out in the order in which they were wanted") {
    Ledger ledger;
    for (const auto* cause : {"z", "a", "m"}) ledger.want(cause, "", cause, noon, noon + 1min);
    const auto said = ledger.take("#a", noon);
    REQUIRE(said.size() == 3);
    CHECK(said[0].text == "z");
    CHECK(said[1].text == "a");
    CHECK(said[2].text == "m");
}

TEST_CASE("a line whose arrival is in doubt is repeated with a mark, while it is worth it") {
    Ledger ledger = with_one();
    ledger.take("#a", noon);
    ledger.restarted();
    CHECK(ledger.take("#a", noon + 5s)[0].text == "Window opens now (repeat after restart)");

    Ledger lost = with_one();
    lost.take("#a", noon);
    lost.unsaid("cause", true, noon + 1s);
    CHECK(lost.take("#a", noon + 2s).empty());  // it rests
    CHECK(lost.wakes_at(noon + 2s) == noon + 1s + Ledger::rest);
    CHECK(lost.take("#a", noon + 7s)[0].text == "Window opens now (repeat after reconnect)");

    Ledger old = with_one();
    old.take("#a", noon);
    old.restarted();
    CHECK(old.take("#a", noon + 15min).empty());
    CHECK(old.take("#a", noon + 14min).size() == 1);  // a clock put right again
}

TEST_CASE("a line that certainly never arrived is no repeat; it may be late") {
    Ledger ledger = with_one();
    ledger.take("#a", noon);
    ledger.unsaid("cause", false, noon + 1s);
    CHECK(ledger.take("#a", noon + 59s)[0].text == "Window opens now");
    ledger.unsaid("cause", false, noon + 60s);
    CHECK(ledger.take("#a", noon + 3min)[0].text == "Window opens now (late by 3 min)");
}

TEST_CASE("confirmations of what was not asked for change nothing") {
    Ledger ledger = with_one();
    ledger.said("cause", noon);
    ledger.said("other", noon);
    ledger.unsaid("cause", true, noon);
    CHECK(ledger.take("#a", noon)[0].text == "Window opens now");
}

TEST_CASE("what another cause has taken care of is not said") {
    Ledger ledger = with_one();
    ledger.adopt("renamed", "cause");
    ledger.adopt("stranger", "unknown");
    CHECK(ledger.knows("renamed"));
    CHECK_FALSE(ledger.knows("stranger"));
    CHECK(ledger.take("#a", noon).size() == 1);
}

TEST_CASE("old lines are forgotten, those on their way are not") {
    Ledger ledger = with_one();
    ledger.prune(noon + 71h);
    CHECK(ledger.knows("cause"));
    ledger.take("#a", noon);
    ledger.prune(noon + 73h);
    CHECK(ledger.knows("cause"));
    ledger.said("cause", noon);
    ledger.prune(noon + 73h);
    CHECK_FALSE(ledger.knows("cause"));
}
