#include "bot/desk/model/gate_poll.hpp"

#include <doctest/doctest.h>

#include "tests/desk/change_line.hpp"
#include "tests/desk/stage.hpp"

using namespace bot::desk;
using namespace std::chrono_literals;

namespace {

const Instant noon = date::sys_days{date::year{2026} / 11 / 23} + 12h;

std::vector<int> changes(const std::vector<ReadGate>& questions) {
    std::vector<int> out;
    for (const auto& q : questions) out.push_back(q.change);
    return out;
}

}  // namespace

TEST_CASE("what is merging is asked about once a minute each") {
    GatePoll gates;
    CHECK(gates.wakes_at() == std::nullopt);
    CHECK(gates.ask({{7, 2}}, noon) == std::vector<ReadGate>{{7, 2}});
    CHECK(changes(gates.ask({{7, 2}, {8, 1}}, noon + 30s)) == std::vector{8});
    CHECK(gates.wakes_at() == noon + 60s);
    CHECK(changes(gates.ask({{7, 2}, {8, 1}}, noon + 60s)) == std::vector{7});
    CHECK(gates.wakes_at() == noon + 90s);
    // Another patch set is another question; so is the same one after the clock was put back.
    CHECK(changes(gates.ask({{7, 3}, {8, 1}}, noon + 61s)) == std::vector{7});
    CHECK(changes(gates.ask({{7, 3}, {8, 1}}, noon - 1h)) == std::vector{7, 8});
    CHECK(gates.ask({}, noon).empty());
    CHECK(gates.wakes_at() == std::nullopt);
    std::map<int, int> many;
    for (int i = 1; i <= 100; ++i) many[i] = 1;
    CHECK(gates.ask(many, noon).size() == GatePoll::most);
}

TEST_CASE("a desk without Zuul is not woken for its gate") {
    for (const bool asks : {false, true}) {
        CAPTURE(asks);
        Settings settings;
        settings.asks_gate = asks;
        tests::Stage stage(noon, settings);
        stage.set_page(
            "{{Deployment calendar event card |when=2026-11-23 14:00 UTC |length=1 |window=Late backport window "
            "|what=\n"
            "{{ircnick|bob}}\n{{deploy|type=config|gerrit=1200311|title=A|status=}}\n}}\n");
        stage.set_gate(300s);
        tests::change_by_line(stage.gerrit(), "1200311 vote=CR+2:kay", noon);
        stage.happen(Started{"1"});
        stage.start();
        stage.happen(LineHeard{{"bob", {}, "host"}, {}, "status 1200311"});
        REQUIRE(stage.take_said().back().text.find("merging") != std::string::npos);
        stage.happen(LineHeard{{"bob", {}, "host"}, {}, "status 1200311"});
        const bool told = stage.take_said().back().text.find("merges in") != std::string::npos;
        CHECK(told == asks);
    }
}

TEST_CASE("an estimate runs down, grows old, and is only of this patch set") {
    GatePoll gates;
    gates.ask({{7, 2}, {8, 1}}, noon);
    CHECK(gates.left(7, noon) == std::nullopt);
    gates.read({7, 2, 360s, true}, noon);
    gates.read({9, 1, 360s, true}, noon);
    CHECK(gates.left(7, noon) == 360s);
    CHECK(gates.left(7, noon + 100s) == 260s);
    CHECK(gates.left(7, noon + 181s) == std::nullopt);
    CHECK(gates.left(7, noon - 1s) == std::nullopt);
    CHECK(gates.left(9, noon) == std::nullopt);
    gates.read({7, 1, 10s, true}, noon);
    CHECK(gates.left(7, noon) == 360s);
    gates.read({7, 2, std::nullopt, true}, noon);
    CHECK(gates.left(7, noon) == std::nullopt);
    gates.read({8, 1, 60s, true}, noon);
    CHECK(gates.left(8, noon + 90s) == 0s);
    gates.read({8, 1, 60s, false}, noon);
    CHECK(gates.left(8, noon) == std::nullopt);
}
