#include "bot/desk/model/ledger.hpp"

#include <doctest/doctest.h>

#include "bot/desk/wording/starts.hpp"

using namespace bot::desk;
using namespace std::chrono_literals;

namespace {

const Instant noon{std::chrono::seconds{1'795'000'000}};

/// What the carrier is given, in words.
std::vector<Say> take(Ledger& ledger, Instant now, const Ledger::Finder& find = {}) {
    std::vector<Say> out;
    for (const auto& due : ledger.take("#a", now, find)) out.push_back(wording::said(due, now));
    return out;
}

Ledger with_one() {
    Ledger ledger;
    ledger.want("cause", "Window", "Window opens now", noon, noon + 15min);
    return ledger;
}

}  // namespace

TEST_CASE("a line is handed out once, and a cause is wanted once") {
    Ledger ledger = with_one();
    ledger.want("cause", "Window", "again", noon, noon + 15min);
    const auto said = take(ledger, noon);
    REQUIRE(said.size() == 1);
    CHECK(said[0] == Say{"cause", "#a", "Window opens now", true});
    CHECK(take(ledger, noon + 1s).empty());
    ledger.said("cause", noon + 1s);
    CHECK(take(ledger, noon + 2s).empty());
    CHECK(ledger.latest()->about == "Window");
}

TEST_CASE("lines go out in the order in which they were wanted") {
    Ledger ledger;
    for (const auto* cause : {"z", "a", "m"}) ledger.want(cause, "", cause, noon, noon + 1min);
    const auto said = take(ledger, noon);
    REQUIRE(said.size() == 3);
    CHECK(said[0].text == "z");
    CHECK(said[1].text == "a");
    CHECK(said[2].text == "m");
}

TEST_CASE("a line whose arrival is in doubt is repeated with a mark, while it is worth it") {
    Ledger ledger = with_one();
    take(ledger, noon);
    ledger.restarted();
    CHECK(take(ledger, noon + 5s)[0].text == "Window opens now (repeat after restart)");

    Ledger lost = with_one();
    take(lost, noon);
    lost.unsaid("cause", true, noon + 1s);
    CHECK(take(lost, noon + 2s).empty());  // it pauses
    CHECK(lost.wakes_at(noon + 2s) == noon + 1s + Ledger::rest);
    CHECK(take(lost, noon + 7s)[0].text == "Window opens now (repeat after reconnect)");

    Ledger old = with_one();
    take(old, noon);
    old.restarted();
    CHECK(take(old, noon + 15min).empty());
    CHECK(take(old, noon + 14min).size() == 1);  // the clock was corrected
}

TEST_CASE("a line that certainly never arrived is no repeat; it may be late") {
    Ledger ledger = with_one();
    take(ledger, noon);
    ledger.unsaid("cause", false, noon + 1s);
    CHECK(take(ledger, noon + 59s)[0].text == "Window opens now");
    ledger.unsaid("cause", false, noon + 60s);
    CHECK(take(ledger, noon + 3min)[0].text == "Window opens now (late by 3 min)");
}

TEST_CASE("confirmations of what was not asked for change nothing") {
    Ledger ledger = with_one();
    ledger.said("cause", noon);
    ledger.said("other", noon);
    ledger.unsaid("cause", true, noon);
    CHECK(take(ledger, noon)[0].text == "Window opens now");
}

TEST_CASE("a cause that stands for another takes over what is left to be done for it") {
    Ledger done = with_one();
    take(done, noon);
    done.said("cause", noon);
    done.adopt("renamed", "cause");
    done.adopt("stranger", "unknown");
    CHECK_FALSE(done.wants_words("renamed", noon));
    CHECK(done.wants_words("stranger", noon));

    Ledger under_way = with_one();
    take(under_way, noon);
    under_way.adopt("renamed", "cause");
    under_way.adopt("renamed again", "renamed");
    CHECK_FALSE(under_way.wants_words("renamed again", noon));
    Ledger lost = under_way;
    under_way.said("cause", noon);
    CHECK_FALSE(under_way.wants_words("renamed again", noon + 1min));
    CHECK(take(under_way, noon + 1min).empty());

    Ledger waiting = with_one();
    waiting.adopt("renamed", "cause");
    CHECK(waiting.wants_words("renamed", noon));
    CHECK(take(waiting, noon).empty());  // it has no text of its own yet
    waiting.want("renamed", "", "New words", noon, noon + 15min, true);
    CHECK(take(waiting, noon).at(0).text == "New words");
}

TEST_CASE("a line of an hour is said again in the words of that hour") {
    Ledger ledger;
    ledger.want("cause", "", "2/6 patches", noon, noon + 15min, true);
    take(ledger, noon);
    ledger.restarted();
    CHECK(take(ledger, noon + 1s).empty());
    CHECK(ledger.wants_words("cause", noon + 1s));
    ledger.want("cause", "", "3/6 patches", noon, noon + 15min, true);
    CHECK(take(ledger, noon + 1s).at(0).text == "3/6 patches (repeat after restart)");
}

TEST_CASE("a clock put back behind a line's time makes it wait") {
    Ledger ledger = with_one();
    CHECK(take(ledger, noon - 1s).empty());
    CHECK(take(ledger, noon).size() == 1);
}

TEST_CASE("old lines are forgotten, those on their way are not") {
    Ledger ledger = with_one();
    ledger.prune(noon + 71h);
    CHECK(ledger.knows("cause"));
    take(ledger, noon);
    ledger.prune(noon + 73h);
    CHECK(ledger.knows("cause"));
    ledger.said("cause", noon);
    ledger.prune(noon + 73h);
    CHECK(ledger.knows("cause"));  // the last line said is remembered while it is the last
    ledger.want("next", "", "Next", noon + 72h, noon + 73h);
    take(ledger, noon + 72h);
    ledger.said("next", noon + 72h);
    ledger.prune(noon + 73h);
    CHECK_FALSE(ledger.knows("cause"));
}
