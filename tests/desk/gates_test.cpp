#include "bot/desk/gates.hpp"

#include <doctest/doctest.h>

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
    Gates gates;
    CHECK(gates.wakes_at() == std::nullopt);
    CHECK(gates.ask({{7, 2}}, noon) == std::vector<ReadGate>{{7, 2}});
    CHECK(changes(gates.ask({{7, 2}, {8, 1}}, noon + 30s)) == std::vector{8});
    CHECK(gates.wakes_at() == noon + 60s);
    CHECK(changes(gates.ask({{7, 2}, {8, 1}}, noon + 60s)) == std::vector{7});
    CHECK(gates.wakes_at() == noon + 90s);
    // Another patch set is another question, and so is the same one behind a clock put back.
    CHECK(changes(gates.ask({{7, 3}, {8, 1}}, noon + 61s)) == std::vector{7});
    CHECK(changes(gates.ask({{7, 3}, {8, 1}}, noon - 1h)) == std::vector{7, 8});
    CHECK(gates.ask({}, noon).empty());
    CHECK(gates.wakes_at() == std::nullopt);
    std::map<int, int> many;
    for (int i = 1; i <= 100; ++i) many[i] = 1;
    CHECK(gates.ask(many, noon).size() == Gates::most);
}

TEST_CASE("an estimate runs down, grows old, and is only of this patch set") {
    Gates gates;
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
