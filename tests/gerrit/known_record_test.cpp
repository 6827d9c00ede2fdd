#include <doctest/doctest.h>

#include <stdexcept>

#include "small_gerrit.hpp"

using namespace gerrit;
using std::chrono::minutes;

namespace {

const Instant noon = date::sys_days{date::year{2026} / 11 / 18} + std::chrono::hours{12};
const std::vector<LiveBranch> live{{wmf15, 346}, {wmf16, 726}};
const Known::Roots roots{{10, 11, 77, 78}, {change_id(12)}};

/// A bit of everything: a conflict, changes that are gone or absent once, siblings, commits, branches.
Known much() {
    SmallGerrit gerrit{{Made{10, core, wmf16}.pick_in_words(1).needs(2).on_top_of(3).conflict(1),
                        Made{1, core, "master"}.merged(), Made{2, core, "master"}.merged(), config(11),
                        config(12).abandoned(), config(78)}};
    Known known;
    gerrit.settle(known, roots, noon, live);
    gerrit.hidden = {2, 11};
    gerrit.settle(known, roots, noon + minutes{11}, live);
    gerrit.hidden = {11, 78};
    gerrit.put(config(78).vote("Code-Review", 2));
    gerrit.put(Made{10, core, wmf16}.pick_in_words(1).needs(2).on_top_of(3).conflict(1).vote("Code-Review", 2));
    gerrit.approvers[10] = "kay@deploy2002";
    gerrit.settle(known, roots, noon + minutes{12}, live);
    return known;
}

}  // namespace

TEST_CASE("what is known survives its record") {
    const Known known = much();
    CHECK(known.standing(11) == Known::Standing::gone);
    CHECK(known.standing(77) == Known::Standing::gone);
    CHECK(known.entry(10)->conflicts > 1);
    CHECK(known.entry(78)->absences == 1);
    CHECK(known.approver(10) == "kay@deploy2002");

    const std::string record = known.to_record();
    CHECK(record.find('\n') == record.npos);
    const Known again = Known::of_record(record);
    CHECK(again == known);
    CHECK(again.to_record() == record);
    CHECK(again.size() == known.size());
    for (const int minute : {12, 13, 30})
        CHECK(again.wants(roots, {}, live, noon + minutes{minute}) ==
              known.wants(roots, {}, live, noon + minutes{minute}));
    CHECK(Known::of_record(Known{}.to_record()) == Known{});
}

TEST_CASE("branches asked for in vain are so behind a record too") {
    Known known;
    News news;
    news.question = {Ask::contained, {core + "~7"}};
    news.gone = true;
    known.take(news, noon);
    const Known again = Known::of_record(known.to_record());
    CHECK(again == known);
    CHECK(again.containing(7) == std::nullopt);
}

TEST_CASE("a record of before there were approvers is one") {
    CHECK(Known::of_record(R"({"changes":[],"siblings":[],"commits":[],"containing":[]})") == Known{});
}

TEST_CASE("a text that is no record is refused") {
    const char* texts[] = {
        "",
        "{",
        "null",
        "[]",
        "{}",
        "7",
        R"({"changes":[],"siblings":[],"commits":[]})",
        R"({"changes":[{}],"siblings":[],"commits":[],"containing":[]})",
        R"({"changes":[7],"siblings":[],"commits":[],"containing":[]})",
        R"({"changes":[{"of":"x"}],"siblings":[],"commits":[],"containing":[]})",
        R"({"changes":[{"of":7,"change":{}}],"siblings":[],"commits":[],"containing":[]})",
        R"({"changes":[{"of":7,"read":"noon"}],"siblings":[],"commits":[],"containing":[]})",
        R"({"changes":[],"siblings":[{"of":"I1","what":["x"],"asked":1}],"commits":[],"containing":[]})",
        R"({"changes":[],"siblings":[],"commits":[{"of":"c1","what":[]}],"containing":[]})",
        R"({"changes":[],"siblings":[],"commits":[],"containing":[{"of":7,"what":"master","asked":1}]})",
        R"({"changes":[],"siblings":[],"commits":[],"containing":[],"approvers":[{"of":"7","what":[],"asked":1}]})",
    };
    for (const char* text : texts) {
        CAPTURE(text);
        CHECK_THROWS_AS(Known::of_record(text), std::runtime_error);
    }
}

TEST_CASE("strangers' words of any bytes can be kept") {
    News news;
    news.question = {Ask::siblings, {"I\xff\n\"\\"}};
    news.found = {{7}};
    Known known;
    known.take(news, noon);
    CHECK_NOTHROW(Known::of_record(known.to_record()));
}
