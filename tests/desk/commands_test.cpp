#include "bot/desk/commands/table.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace bot::desk;
using namespace bot::desk::commands;

TEST_CASE("the table is sorted, and every permission is for a command") {
    CHECK(std::is_sorted(bot::desk::commands::commands().begin(), bot::desk::commands::commands().end(),
                         [](auto& a, auto& b) { return a.name < b.name; }));
    REQUIRE(find_permission("refresh"));
    CHECK(find_command("refresh"));
    CHECK_FALSE(find_permission("now"));
}

TEST_CASE("a slip of the finger finds its command") {
    struct Row {
        const char *word, *command;
    };
    for (const Row& row : {Row{"nwo", "now"},
                           {"nex", "next"},
                           {"nxet", "next"},
                           {"win", "windows"},
                           {"helpp", "help"},
                           {"refersh", "refresh"},
                           {"nowandthen", "nowandnext"},
                           {"pnig", "ping"}}) {
        CAPTURE(row.word);
        REQUIRE(nearest_command(row.word));
        CHECK(nearest_command(row.word)->name == row.command);
    }
    for (const auto* word : {"kay", "deploy", "", "thanks!", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}) {
        CAPTURE(word);
        CHECK_FALSE(nearest_command(word));
    }
}

TEST_CASE("arguments fit or do not") {
    struct Row {
        const char* command;
        std::vector<std::string> arguments;
        bool fits;
    };
    for (const Row& row : {Row{"now", {}, true},
                           {"now", {"please"}, false},
                           {"windows", {"week"}, true},
                           {"windows", {"yesterday"}, false},
                           {"windows", {"today", "week"}, false},
                           {"help", {"windows"}, true},
                           {"help", {"nothing"}, false}}) {
        CHECK(find_command(row.command)->fits(row.arguments) == row.fits);
    }
}

TEST_CASE("an unknown word is repeated without harm") {
    const std::string answer = misunderstood({"kay\x03\x1b" + std::string(300, 'x')}, ChatTraits{});
    CHECK(answer.size() < 120);
    CHECK(answer.find("kay") == std::string::npos);  // it would ping kay
}
