#include "calendar/entries.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace calendar;

namespace {

Entries read(const std::string& what) {
    const std::string text = "{{card|what=" + what + "}}";
    const auto tree = wikitext::read(text);
    REQUIRE(tree.nodes.size() == 1);
    const auto* part = wikitext::argument(tree, tree.nodes[0], "what");
    REQUIRE(part != nullptr);
    return read_entries(tree, *part, "https://gerrit.wikimedia.org/r");
}

/// `ada(1 2) -(3 ?)`: requestors, `-` for none, with their changes, `?` for none.
std::string requests(const std::string& what) {
    std::string text;
    for (const Request& request : read(what).requests) {
        text += (text.empty() ? "" : " ") + request.requestor.value_or("-") + "(";
        for (const Patch& patch : request.patches)
            text += (text.ends_with('(') ? "" : " ") + (patch.change ? std::to_string(*patch.change) : "?");
        text += ")";
    }
    return text;
}

Patch patch(const std::string& entry) {
    const auto entries = read(entry);
    REQUIRE(entries.requests.size() == 1);
    REQUIRE(entries.requests[0].patches.size() == 1);
    return entries.requests[0].patches[0];
}

}  // namespace

TEST_CASE("entries belong to the nearest nick above them") {
    struct {
        std::string what, requests;
    } rows[] = {
        {"", ""},
        {"...", ""},
        {"\n{{ircnick|ada}}\n{{deploy|gerrit=1}}\n{{deploy|gerrit=2}}\n", "ada(1 2)"},
        {"{{ircnick|ada|Ada}} {{deploy|gerrit=1}}{{ircnick|kay}}{{deploy|gerrit=2}}", "ada(1) kay(2)"},
        {"{{ircnick|ada}}\n{{deploy|gerrit=1}}\n{{ircnick|kay}}\n{{deploy|gerrit=2}}\n{{ircnick|ada}}\n{{deploy|gerrit="
         "3}}",
         "ada(1) kay(2) ada(3)"},
        {"{{ircnick|ada}}, {{ircnick|kay}}\n{{deploy|gerrit=1}}", "ada() kay(1)"},
        {"{{deploy|gerrit=1}}\n{{ircnick|ada}}\n{{deploy|gerrit=2}}", "-(1) ada(2)"},
        {"{{ircnick|ada}}\n{{deploy|gerrit=1}}\n{{ircnick|irc-nickname|Requesting Developer}}\n{{deploy|gerrit=2}}\n"
         "{{deploy|gerrit=3}}",
         "ada(1) -(2 3)"},
        {"{{ircnick|irc-nickname|Requesting Developer}}\n* ''Link to the change''", ""},
        {"{{ircnick|ada}}\n{{ircnick|IRC-nickname}}\n{{deploy|gerrit=1}}", "ada() -(1)"},
        {"{{ircnick|ada}}\n{{ircnick| }}\n{{deploy|gerrit=1}}", "ada() -(1)"},
        {"{{Ircnick | 1= ada }}\n* {{ Deploy\n | gerrit = 1 \n}}", "ada(1)"},
        {"{{ircnick|ada}}\r\n{{deploy|gerrit=1}}\r\n* [config] {{gerrit|2}} x\r\n", "ada(1 2)"},
        {"Come and learn.\n{{ircnick|ada}}\n* [config] {{gerrit|1}} a\n* [wmf.16] [[gerrit:2|b]]\n* note\n"
         "{{ircnick|kay}}\n** https://gerrit.wikimedia.org/r/3 c",
         "ada(1 2) kay(3)"},
        {"* {{ircnick|ada}}: {{gerrit|1}} a\n* {{gerrit|2}} b, after {{ircnick|kay}}\n* {{gerrit|3}} c", "ada(1 2 3)"},
        {"* [config] {{gerrit|1}} a", "-(1)"},
        {"<!-- {{ircnick|ada}} {{deploy|gerrit=1}} -->\n<nowiki>{{deploy|gerrit=2}}</nowiki>{{deploy|gerrit=3}}",
         "-(3)"},
        {"<!--\n* [config] {{gerrit|1}} a\n-->", ""},
        {"* [config] <!-- {{gerrit|1}} --> {{gerrit|2}}", "-(2)"},
        {"<!-- next -->* [config] {{gerrit|1}} a", "-(1)"},
        {"* [config] <nowiki>{{gerrit|1}}</nowiki> gone", "-(?)"},
        {"{{box|\n{{ircnick|ada}}\n{{deploy|gerrit=1}}\n* [config] {{gerrit|2}} a\n}}\n{{deploy|gerrit=3}}",
         "ada(1 2 3)"},
        {"{{DeployOneWeekMini|1->2|1|1}}\n* {{phabricator|T1}}\n* '''Blockers'''", ""},
        {"{{ircnick|ada}}\n{{deploy|gerrit=garbage}}\n{{deploy|gerrit=1}}", "ada(? 1)"},
        {"{{deployed|gerrit=1}} {{DEPLOY|gerrit=1}}", ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(requests(row.what) == row.requests);
    }
}

TEST_CASE("the fields of an entry are kept as written") {
    const Patch full = patch(
        "{{deploy|type=1.47.0-wmf.16|gerrit=123456|title=Don't lose {{what}} is = here {{!}} <!-- x -->[[a|b]]|"
        "status=done|by=samtar|sal=https://sal.example/log/2Ukr|nobullet=yes}}");
    CHECK(full.change == 123456);
    CHECK(full.type == "1.47.0-wmf.16");
    CHECK(full.title == "Don't lose {{what}} is = here | [[a|b]]");
    CHECK(full.status == Status::done);
    CHECK(full.by == "samtar");
    CHECK(full.sal == "https://sal.example/log/2Ukr");

    const Patch sparse = patch("{{deploy\n| type = config \n| gerrit = 1 \n| title = a \n| status = \n| by = \n}}");
    CHECK(sparse == Patch{1, "config", "a", Status::pending, {}, {}});
    CHECK(patch("{{deploy|gerrit=1|gerrit=2|positional}}").change == 2);
    CHECK(patch("{{deploy|gerrit=1|title=" + std::string(700, 'x') + "}}").title.size() == 500);
}

TEST_CASE("a change is read from every way to name it") {
    for (const std::string gerrit :
         {"123456", " 123456\n", "https://gerrit.wikimedia.org/r/123456", "https://gerrit.wikimedia.org/r/#/c/123456",
          "https://gerrit.wikimedia.org/r/c/mediawiki/core/+/123456/2", "[[gerrit:123456|text]]", "gerrit:123456",
          "{{gerrit|123456}}", "[https://gerrit.wikimedia.org/r/123456 text]", "<!-- x -->123456"}) {
        CAPTURE(gerrit);
        CHECK(patch("{{deploy|gerrit=" + std::string{gerrit} + "}}").change == 123456);
    }
    for (const std::string gerrit :
         {"", "-123456", "1234567890", "\xD9\xA1\xD9\xA2", "https://gerrit.example.org/r/123456",
          "I0123456789abcdef0123456789abcdef01234567", "123456 or so", "{{gerrit}}", "[[1]]"}) {
        CAPTURE(gerrit);
        const std::string entry = "{{deploy|gerrit=" + std::string{gerrit} + "|title=a}}";
        CHECK_FALSE(patch(entry).change);
        CHECK(read(entry).warnings.size() == 1);
    }
    CHECK(read("{{deploy|title=a}}").warnings.at(0) == "the entry \"a\" names no change: kept, not counted");
    CHECK(read("{{deploy|gerrit=garbage|title=a}}").warnings.at(0) ==
          "the entry \"a\" names no change (\"garbage\"): kept, not counted");
}

TEST_CASE("statuses are read from the words people use") {
    struct {
        std::string word;
        Status status;
    } rows[] = {
        {"", Status::pending},        {" ", Status::pending},          {"d", Status::done},
        {"done", Status::done},       {" Done ", Status::done},        {"DONE<!-- x -->", Status::done},
        {"nd", Status::not_done},     {"Not  done", Status::not_done}, {"m", Status::unknown},
        {"unknown", Status::unknown}, {"whatever", Status::unknown},   {"pending?", Status::unknown},
    };
    for (const auto& row : rows) {
        CAPTURE(row.word);
        CHECK(patch("{{deploy|gerrit=1|status=" + std::string{row.word} + "}}").status == row.status);
    }
    CHECK(patch("{{deploy|gerrit=1}}").status == Status::pending);
}

TEST_CASE("what is odd is told") {
    struct {
        std::string what, warning;
    } rows[] = {
        {"{{deploy|gerrit=1}}{{deploy|gerrit=1}}", "change 1 is listed more than once: counted once"},
        {"{{ircnick|a b}}", "the requestor \"a b\" is no IRC nick and cannot be pinged"},
        {"* {{gerrit|1}} a {{gerrit|2}}", "a line names several changes, only the first is counted: \"a 2\""},
    };
    for (const auto& row : rows) {
        const auto warnings = read(row.what).warnings;
        REQUIRE(warnings.size() == 1);
        CHECK(warnings[0] == row.warning);
    }
    CHECK(read("{{ircnick|ada}}\n{{deploy|gerrit=1}}\n* [config] {{gerrit|2}} a").warnings.empty());
}
