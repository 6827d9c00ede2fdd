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
        text += (text.empty() ? "" : " ") + request.requestor.value_or("-");
        for (const std::string& other : request.others) text += "+" + other;
        text += "(";
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
        {"{{ircnick|ada}}, {{ircnick|kay}}\n{{deploy|gerrit=1}}", "ada+kay(1)"},
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
        {"{{irc|tom|Tom}}\n* {{gerrit|1}} a",
         "this may name a requestor who cannot be pinged, for no {{ircnick}} names them: \"tom\""},
        {"* {{gerrit|1}} a - Erik (erik)",
         "who asks for this cannot be pinged, for no {{ircnick}} names them: \"1 a - Erik (erik)\""},
    };
    for (const auto& row : rows) {
        const auto warnings = read(row.what).warnings;
        REQUIRE(warnings.size() == 1);
        CHECK(warnings[0] == row.warning);
    }
    CHECK(read("{{ircnick|ada}}\n{{deploy|gerrit=1}}\n* [config] {{gerrit|2}} a").warnings.empty());
}

TEST_CASE("everything that names a change is an entry") {
    struct {
        std::string what, requests;
    } rows[] = {
        // Without a list mark, several on a line, in HTML and in tables.
        {"{{gerrit|700001}} a\nhttps://gerrit.wikimedia.org/r/700002\n[[gerrit:700003|c]]", "-(700001 700002 700003)"},
        {"* {{gerrit|700001}} {{gerrit|700002}}, https://gerrit.wikimedia.org/r/q/700003", "-(700001 700002 700003)"},
        {"{{ircnick|ada}}<br>[config] {{gerrit|700001}} a<br />{{gerrit|700002}}", "ada(700001 700002)"},
        {"<ol><li>{{gerrit|700001}} a</li><li>700002 b</li></ol>", "-(700001 700002)"},
        {"<table><tr><td>{{ircnick|ada}}</td><td>{{gerrit|700001}}</td></tr></table>", "ada(700001)"},
        {"{{{!}}\n{{!}} {{ircnick|ada}} {{!}}{{!}} {{gerrit|700001}}\n{{!}}}\n", "ada(700001)"},
        // Numbers with a patch set, and bare ones that begin an item.
        {"* 700001\n* 7000022/4 b\n* [config] 3 c", "-(700001 7000022 3)"},
        {"{{deploy|gerrit=700001/2}} {{gerrit|700002/1}}", "-(700001 700002)"},
        // A change behind "depends on" and the like is mentioned.
        {"* {{gerrit|700001}} a, depends on {{gerrit|700002}}", "-(700001)"},
        {"* {{gerrit|700001}} a (follow-up to https://gerrit.wikimedia.org/r/700002)", "-(700001)"},
        {"* {{gerrit|700001}} a\n** see also: {{gerrit|700002}}", "-(700001)"},
        {"* after {{gerrit|700001}}", "-(700001)"},
        {"* {{gerrit|700001}} a\n** and {{gerrit|700002}}", "-(700001 700002)"},
        // What is struck out is withdrawn, over several lines too; a tag that is never closed strikes nothing.
        {"* <s>{{gerrit|700001}} a</s> {{gerrit|700002}}", "-(700002)"},
        {"<del>\n{{deploy|gerrit=700001}}\n* 700002\n</del>\n{{deploy|gerrit=700003}}", "-(700003)"},
        {"<strike>{{deploy|gerrit=700001}}\n{{deploy|gerrit=700002}}", "-(700001 700002)"},
        {"<s>a <s>{{gerrit|700001}}</s> {{gerrit|700002}}</s>{{gerrit|700003}}", "-(700003)"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(requests(row.what) == row.requests);
    }
}

TEST_CASE("no number in prose is an entry") {
    for (const std::string what : {"* T400001 is next",
                                   "* [[phab:T400001]] 700001 rows",
                                   "* run it for 700001 users",
                                   "* in 2026",
                                   "* 20260112",
                                   "* 12345 pages",
                                   "* +49 30 1234567",
                                   "* call 1234567 first",
                                   "* commit 1234567abc",
                                   "* a1234567",
                                   "* 700,001 rows",
                                   "* https://github.com/wikimedia/mediawiki/pull/700001",
                                   "* https://gerrit.example.org/r/700001",
                                   "* https://gerrit.wikimedia.org/r/q/topic:700001",
                                   "* PR #700001",
                                   "* 700001.5 seconds",
                                   "700001 without a mark",
                                   "* <nowiki>700001</nowiki>",
                                   "* <!-- 700001 -->",
                                   "* https://gitlab.wikimedia.org/repos/a/-/merge_requests/700001"}) {
        CAPTURE(what);
        CHECK(requests(what) == "");
    }
}

TEST_CASE("a line says whose its entries are") {
    struct {
        std::string what, requests;
    } rows[] = {
        // A line of nicks begins a group for all of them, whatever follows; lines directly below join.
        {"'''{{ircnick|ada}}, {{ircnick|kay}} & {{ircnick|lea}}''':\n* 700001", "ada+kay+lea(700001)"},
        {"* {{ircnick|ada}} / {{ircnick|kay}}\n** 700001", "ada+kay(700001)"},
        {"{{ircnick|ada}}, back at 14:30\n* 700001", "ada(700001)"},
        {"{{ircnick|ada}}\n{{ircnick|kay}}\n* 700001", "ada+kay(700001)"},
        {"{{ircnick|ada}}\n\n{{ircnick|kay}}\n* 700001", "ada() kay(700001)"},
        {"{{ircnick|ada}} {{ircnick|Ada}}\n* 700001", "ada(700001)"},
        // A nick at the end, set apart, is the requestor of that line alone,
        {"{{ircnick|ada}}\n* {{gerrit|1}} a - {{ircnick|kay}}\n* {{gerrit|2}} b", "ada() kay(1) ada(2)"},
        {"* {{gerrit|1}} a, {{ircnick|kay}} and {{ircnick|lea}}\n* {{gerrit|2}} b ({{ircnick|bob}})",
         "kay+lea(1) bob(2)"},
        {"{{ircnick|ada}}\n{{deploy|gerrit=1}} \u2013 {{ircnick|kay}}\n{{deploy|gerrit=2}}", "ada() kay(1) ada(2)"},
        // and so is one at the beginning of an item.
        {"{{ircnick|ada}}\n* {{gerrit|1}}\n* {{ircnick|kay}}: {{gerrit|2}}\n* {{gerrit|3}}", "ada(1) kay(2) ada(3)"},
        // Behind a mark, or words such as "by", and within a sentence, a nick is nobody's requestor.
        {"{{ircnick|ada}}\n* {{gerrit|1}} a {{done}}, {{ircnick|kay}}", "ada(1)"},
        {"{{ircnick|ada}}\n* {{gerrit|1}} a, cc {{ircnick|kay}}\n* {{gerrit|2}} b (thanks {{ircnick|kay}})",
         "ada(1 2)"},
        {"{{ircnick|ada}}\n* {{gerrit|1}} ask {{ircnick|kay}} first\n: {{ircnick|kay}} agrees\n* {{gerrit|2}}",
         "ada(1 2)"},
        {"{{ircnick|ada}}\nWait for {{ircnick|kay}}.\n=== More ===\n----\n* {{gerrit|1}}", "ada(1)"},
        // Somebody without a nick ends the person above.
        {"{{ircnick|ada}}\n* {{gerrit|1}}\n{{user|Kay}}\n* {{gerrit|2}}", "ada(1) -(2)"},
        {"{{ircnick|ada}}\n* {{gerrit|1}}\n[[User:Kay|K]] (late)\n* {{gerrit|2}}", "ada(1) -(2)"},
        {"{{ircnick|ada}}\n* {{gerrit|1}}\nKay (kay)\n* {{gerrit|2}}", "ada(1) -(2)"},
        {"{{ircnick|ada}}\n* {{gerrit|1}}\nKay Nagy\n* {{gerrit|2}}", "ada(1) -(2)"},
        {"{{ircnick|ada}}\nOld Things\n* {{gerrit|1}}", "ada(1)"},
        {"{{ircnick|ada}}\n* {{gerrit|1}}\nThe next ones are easy\n* {{gerrit|2}}", "ada(1 2)"},
        {"{{ircnick|ada}}\n* {{gerrit|1}} a - Erik (erik)\n* {{gerrit|2}} b (T400001)", "ada() -(1) ada(2)"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(requests(row.what) == row.requests);
    }
}

TEST_CASE("types, marks and titles stand where people put them") {
    struct {
        std::string what, patches;
    } rows[] = {
        {"* [wmf.4] {{gerrit|1}}, [wmf.5] {{gerrit|2}} Fix it", "wmf.4:1:Fix it:pending wmf.5:2:Fix it:pending"},
        {"* [config] {{gerrit|1}} {{gerrit|2}} both", "config:1:both:pending config:2:both:pending"},
        {"* {{done}} [config] {{gerrit|1}} a", "config:1:a:done"},
        {"* {{gerrit|1}} a {{Not done}} - no time", ":1:a - no time:not_done"},
        {"* {{gerrit|1}} {{d}} {{gerrit|2}} {{nd}} b", ":1:b:done :2:b:not_done"},
        {"{{deploy|gerrit=1|title=a|status=}} {{done|kay}}", ":1:a:done"},
        {"{{deploy|gerrit=1|title=a|status=not done}} {{done}}", ":1:a:not_done"},
        {"* {{gerrit|1}} Get it done", ":1:Get it done:pending"},
        {"* [[gerrit:1|1]] a", ":1:a:pending"},
        {"* [https://gerrit.wikimedia.org/r/1 Lamps]", ":1:Lamps:pending"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        std::string text;
        for (const Request& request : read(row.what).requests) {
            for (const Patch& each : request.patches) {
                text += (text.empty() ? "" : " ") + each.type + ":" + std::to_string(each.change.value_or(0)) + ":" +
                        each.title + ":" + std::string{to_text(each.status)};
            }
        }
        CHECK(text == row.patches);
    }
}

TEST_CASE("work without a change is counted for whoever asked") {
    const auto items = [](const std::string& what) {
        int sum = 0;
        for (const Request& request : read(what).requests) sum += request.items;
        return sum;
    };
    CHECK(items("{{ircnick|ada}}\n* run a script ({{phabricator|T1}})\n** twice\n* merge it") == 3);
    CHECK(items("{{ircnick|ada}}\n* {{gerrit|1}} a\n** a note") == 0);
    CHECK(items("{{ircnick|ada}}\n* ''Gerrit link to your change''") == 0);
    CHECK(items("{{ircnick|ada}}\n* <s>run a script</s>") == 0);
    CHECK(items("* nobody asked for this") == 0);
}

TEST_CASE("a line of a hundred thousand of anything is read to its end") {
    constexpr std::size_t count = 100'000;
    const auto many = [](const std::string& what) {
        std::string out;
        for (std::size_t i = 0; i < count; ++i) out += what;
        return out;
    };
    CHECK(read("* " + many("{{gerrit|700001}} ")).requests.at(0).patches.size() == count);
    CHECK(read(many("{{deploy|gerrit=700001}}{{ircnick|ada}}")).sites.size() >= count);
    CHECK(read(many("{{ircnick|ada}} and ")).sites.size() == count);
    CHECK(read("* {{gerrit|700001}} - " + many("{{ircnick|ada}}, ")).requests.size() == 1);
    CHECK(read("* {{gerrit|700001}}\n" + many(": note\n")).sites.size() == 1);
    CHECK(read("{{ircnick|ada}}\n* {{gerrit|700001}}\n" + many("Kay Nagy\n\n")).sites.size() == 2);
    CHECK(read(many("<s>") + "{{gerrit|700001}}" + many("</s>")).sites.empty());
    CHECK(read("* " + many("[config] ") + "{{gerrit|700001}}").sites.size() == 1);
    CHECK(read("* {{gerrit|700001}} " + many("{{done}} ")).sites.size() == 1);
}
