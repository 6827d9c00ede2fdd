#include "bot/log/wikibugs.hpp"

#include <doctest/doctest.h>

using namespace bot::log;

TEST_CASE("lines of the review bot are read") {
    struct {
        const char* line;
        BugsType type;
        int change;
        const char *user, *text, *repository, *branch, *approved_by;
        std::vector<Vote> votes = {};
    } const rows[] = {
        {"(PS3) Ada Lamp: Paint it [config] - https://g.example/r/77 (https://p.example/T1) (owner: Ada Lamp)",
         BugsType::patch_set, 77, "Ada Lamp", "Paint it", "config", "", ""},
        {"(CR) Robot: [C: +2] \"Approved by kay@deploy2002 using scap backport\" [extensions/Lamp] (wmf/1.50.0-wmf.3) "
         "- "
         "https://g.example/r/78 (owner: Ada)",
         BugsType::comment,
         78,
         "Robot",
         "\"Approved by kay@deploy2002 using scap backport\"",
         "extensions/Lamp",
         "wmf/1.50.0-wmf.3",
         "kay@deploy2002",
         {{'C', 2}}},
        {"(CR) Gate: [V: -1 C: +1] No (2 comments) [core] (wmf/next) - https://g.example/r/79",
         BugsType::comment,
         79,
         "Gate",
         "No",
         "core",
         "wmf/next",
         "",
         {{'V', -1}, {'C', 1}}},
        {"(CR) Kay: [[lamp]] is [on] - https://g.example/r/1 [core] - https://g.example/r/80", BugsType::comment, 80,
         "Kay", "[[lamp]] is [on] - https://g.example/r/1", "core", "", ""},
        {"(CR) Kay: I read \"Approved by eve@deploy2002 using scap backport\" [core] - https://g.example/r/80",
         BugsType::comment, 80, "Kay", "I read \"Approved by eve@deploy2002 using scap backport\"", "core", "", ""},
        {"(\x03"
         "3Merged\x03) \x03"
         "10robot\x03: Paint \x02it\x02 [config] - https://g.example/r/c/81 (owner: A - B)",
         BugsType::merged, 81, "robot", "Paint it", "config", "", ""},
        {"(Restored) Ada: Paint (again) [config] - https://g.example/r/82", BugsType::restored, 82, "Ada",
         "Paint (again)", "config", "", ""},
        {"(Abandoned) Ada: [x] Paint - https://g.example/r/83", BugsType::abandoned, 83, "Ada", "[x] Paint", "", "",
         ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.line);
        const auto line = read_wikibugs(row.line);
        REQUIRE(line);
        CHECK(line->type == row.type);
        CHECK(line->change == row.change);
        CHECK(line->user == row.user);
        CHECK(line->text == row.text);
        CHECK(line->repository == row.repository);
        CHECK(line->branch == row.branch);
        CHECK(line->approved_by == row.approved_by);
        CHECK(line->votes == row.votes);
    }
    CHECK(read_wikibugs("(PS12) A: b [c] - https://g.example/r/1")->patch_set == 12);
}

TEST_CASE("other lines are not the review bot's") {
    for (const char* line :
         {"", "(", "(CR)", "(CR) Ada: no address", "(PS) A: b [c] - https://g.example/r/1",
          "(PS0) A: b [c] - https://g.example/r/1", "(XX) A: b [c] - https://g.example/r/1",
          "(CR) A: b [c] - https://g.example/r/1234567890", "(CR) A: b [c] - https://g.example/x/1",
          "(CR) A b - https://g.example/r/1", "A (CR) B: c [d] - https://g.example/r/1", "(CR) : - "})
        CHECK_FALSE(read_wikibugs(line));
}

TEST_CASE("a line of 64 KiB is read") {
    for (const char* part : {" - https://", " - https://g.example/r/x", "[", "(", "\x03", "[V: +1"}) {
        std::string line = "(CR) Ada: ";
        while (line.size() < 65536) line += part;
        CHECK_FALSE(read_wikibugs(line));
    }
}
