#include "bot/desk/commands/addressed.hpp"

#include <doctest/doctest.h>

using namespace bot::desk;
using namespace bot::desk::commands;

TEST_CASE("a line is for us by our current nick, or in private") {
    struct Row {
        std::string channel, text, nick;
        bool ours, surely;
        std::vector<std::string> words;
    };
    const Row rows[] = {
        {"#a", "oriel: now", "oriel", true, true, {"now"}},
        {"#a", "oriel:now", "oriel", true, true, {"now"}},
        {"#a", "ORIEL, Windows  Week", "oriel", true, true, {"windows", "week"}},
        {"#a", "oriel now", "oriel", true, false, {"now"}},
        {"#a", "  oriel: now", "oriel", true, true, {"now"}},
        {"#a", "oriel:", "oriel", true, true, {}},
        {"#a", "oriel", "oriel", false, false, {}},
        {"#a", "oriel_: now", "oriel", false, false, {}},
        {"#a", "oriel: now", "oriel_", false, false, {}},
        {"#a", "oriel_: now", "oriel_", true, true, {"now"}},
        {"#a", "{oriel}: now", "[Oriel]", true, true, {"now"}},
        {"#a", "now", "oriel", false, false, {}},
        {"#a", "<ada> oriel: now", "oriel", false, false, {}},
        {"#a", "I said oriel: now", "oriel", false, false, {}},
        {"#a", ": now", "", false, false, {}},
        {"", "now", "oriel", true, true, {"now"}},
        {"", "oriel: now", "oriel", true, true, {"now"}},
        {"", "oriel now", "oriel", true, true, {"now"}},
        {"", "", "oriel", true, true, {}},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const auto got = addressed({{"ada", {}, "host"}, row.channel, row.text}, row.nick, ChatTraits{});
        REQUIRE(got.has_value() == row.ours);
        if (!got) continue;
        CHECK(got->surely == row.surely);
        CHECK(got->words == row.words);
    }
}

TEST_CASE("a line of any length costs no more than its beginning") {
    const auto got = addressed({{"ada", {}, "host"}, "", std::string(100'000, 'x')}, "oriel", ChatTraits{});
    REQUIRE(got);
    REQUIRE(got->words.size() == 1);
    CHECK(got->words[0].size() <= 400);
}
