#include "calendar/edit.hpp"

#include <doctest/doctest.h>

#include "pages.hpp"

using namespace calendar;
using namespace std::chrono_literals;

namespace {

const Rules rules;
const Instant six = date::sys_days{date::year{2026} / 11 / 2} + 14h;  // 06:00 in San Francisco

/// A page with one backport window on 2 November, and one without lists at the same time.
std::string page_with(const std::string& what, const std::string& line_end = "\n") {
    const std::string text =
        "==Week==\n{{Deployment calendar event card\n    |when=2026-11-02 06:00 SF\n    |length=1\n"
        "    |window=[[Backport windows|UTC afternoon backport window]]\n    |who={{ircnick|ada|Ada}}\n" +
        what +
        "}}\n{{Deployment calendar event card\n    |when=2026-11-02 06:00 SF\n    |window=Portals\n    |what=...\n}}\n"
        "{{Deployment calendar event card\n    |when=2026-11-03 06:00 SF\n    |window=UTC afternoon backport window\n"
        "    |what=\n{{ircnick|irc-nickname|Requesting Developer}}\n* ''Sign up here''\n}}\n";
    std::string result;
    for (const char c : text) c == '\n' ? result += line_end : result += c;
    return result;
}

const Place here{six, "UTC afternoon backport window"}, later{six + 24h, "UTC afternoon backport window"};
const NewEntry footer{"config", 1200320, "A footer"};
const std::string footer_text = "{{deploy|type=config|gerrit=1200320|title=A footer|status=}}";
const std::string placeholder = "{{ircnick|irc-nickname|Requesting Developer}}\n* ''Sign up here''\n";

Edited done(const Outcome& outcome) {
    const auto* none = std::get_if<NoEdit>(&outcome);
    if (none != nullptr) FAIL("refused: ", static_cast<int>(none->why), " ", none->found);
    return std::get<Edited>(outcome);
}

NoEdit::Why refused(const Outcome& outcome) {
    REQUIRE(std::holds_alternative<NoEdit>(outcome));
    return std::get<NoEdit>(outcome).why;
}

EntryAt at(int change, const std::string& who = "bob", const Place& place = here) {
    return {place, who, change, 0};
}

struct Row {
    const char* what;
    const char* becomes;
};

}  // namespace

TEST_CASE("an entry goes under its requestor's nick, or in a place of its own") {
    const std::string entry = footer_text;
    const Row rows[] = {
        // The placeholder is replaced,
        {"    |what=\n{{ircnick|irc-nickname|Requesting Developer}}\n* ''Gerrit link to backport or config change''\n",
         "    |what=\n{{ircnick|bob}}\nENTRY\n"},
        // on the line of `what` too, and after a sentence.
        {"    |what={{ircnick|irc-nickname|Requesting Developer}}\n* ''Gerrit link''\n",
         "    |what={{ircnick|bob}}\nENTRY\n"},
        {"    |what=Come and learn.\n{{ircnick|irc-nickname}}\n* ''a''\n* ''b''\n",
         "    |what=Come and learn.\n{{ircnick|bob}}\nENTRY\n"},
        // After the requestor's last entry, including notes on it and comments,
        {"    "
         "|what=\n{{ircnick|Bob|Robert}}\n{{deploy|gerrit=1|status=}}\n{{ircnick|lea}}\n{{deploy|gerrit=2|status=}}\n",
         "    "
         "|what=\n{{ircnick|Bob|Robert}}\n{{deploy|gerrit=1|status=}}\nENTRY\n{{ircnick|lea}}\n{{deploy|gerrit=2|"
         "status=}}\n"},
        {"    |what=\n{{ircnick|bob}}\n{{deploy|gerrit=1}} <!-- c -->\n** a note\n\n<!-- x -->\n",
         "    |what=\n{{ircnick|bob}}\n{{deploy|gerrit=1}} <!-- c -->\n** a note\nENTRY\n\n<!-- x -->\n"},
        {"    |what=\n{{ircnick|bob}}\n* [config] {{gerrit|1}} old\n",
         "    |what=\n{{ircnick|bob}}\n* [config] {{gerrit|1}} old\nENTRY\n"},
        {"    |what=\n{{ircnick|bob}}\n{{deploy\n|gerrit=1\n}}\n",
         "    |what=\n{{ircnick|bob}}\n{{deploy\n|gerrit=1\n}}\nENTRY\n"},
        // after the nick alone,
        {"    |what=\n{{ircnick|bob}}\n", "    |what=\n{{ircnick|bob}}\nENTRY\n"},
        // not under a line of several people,
        {"    |what={{ircnick|bob}} {{ircnick|lea}} {{deploy|gerrit=2}}\n",
         "    |what={{ircnick|bob}} {{ircnick|lea}} {{deploy|gerrit=2}}\n{{ircnick|bob}}\nENTRY\n"},
        // otherwise after all requestors.
        {"    |what=\n{{ircnick|lea}}\n{{deploy|gerrit=2}}\n* note\n",
         "    |what=\n{{ircnick|lea}}\n{{deploy|gerrit=2}}\n* note\n{{ircnick|bob}}\nENTRY\n"},
        {"    |what=\n", "    |what=\n{{ircnick|bob}}\nENTRY\n"},
        {"    |what=", "    |what=\n{{ircnick|bob}}\nENTRY"},
        {"", "    |what=\n{{ircnick|bob}}\nENTRY\n"},
    };
    for (const std::string line_end : {"\n", "\r\n"}) {
        for (const Row& row : rows) {
            CAPTURE(row.what);
            std::string becomes = row.becomes;
            becomes.replace(becomes.find("ENTRY"), 5, entry);
            const std::string before = page_with(row.what, line_end);
            const Edited edited = done(edit(before, rules, Add{here, "bob", {footer}}));
            CHECK(edited.text == page_with(becomes, line_end));
            CHECK(edited.entries == std::vector<EntryAt>{at(1200320)});
            CHECK(spliced(before, edited.edits) == edited.text);
            CHECK(done(edit(edited.text, rules, edited.undo)).text == before);
        }
    }
}

TEST_CASE("several entries go in at once, or none") {
    const std::string page = page_with("    |what=\n" + placeholder);
    const NewEntry other{"1.47.0-wmf.16", 1200321, "B"};
    CHECK(done(edit(page, rules, Add{here, "bob", {footer, other}})).text ==
          page_with("    |what=\n{{ircnick|bob}}\n" + footer_text +
                    "\n{{deploy|type=1.47.0-wmf.16|gerrit=1200321|title=B|status=}}\n"));
    CHECK(refused(edit(page, rules, Add{here, "bob", {footer, footer}})) == NoEdit::Why::listed_already);
    const std::vector<Step> steps{Add{here, "bob", {footer}}, Add{later, "lea", {other}}, Withdraw{at(7)}};
    CHECK(refused(edit(page, rules, steps)) == NoEdit::Why::no_such_entry);
}

TEST_CASE("an entry taken off takes its line along, and its requestor when nothing else is theirs") {
    const Row rows[] = {
        {"    |what=\n{{ircnick|bob}}\n{{deploy|gerrit=1200320}}\n", "    |what=\nPLACEHOLDER"},
        {"    |what={{ircnick|bob|Bob}}\n{{deploy|gerrit=1200320}}\n", "    |what=PLACEHOLDER"},
        {"    |what=\n{{ircnick|bob}}\n{{deploy|gerrit=1}}\n{{deploy|gerrit=1200320}}\n",
         "    |what=\n{{ircnick|bob}}\n{{deploy|gerrit=1}}\n"},
        {"    |what=\n{{ircnick|bob}}\n{{deploy|gerrit=1200320}}\n<!-- c -->\n{{ircnick|lea}}\n",
         "    |what=\n<!-- c -->\n{{ircnick|lea}}\n"},
        {"    |what=\n{{ircnick|bob}}\n* run the script\n{{deploy|gerrit=1200320}}\n",
         "    |what=\n{{ircnick|bob}}\n* run the script\n"},
        {"    |what=\n{{ircnick|bob}}\n{{deploy|gerrit=1200320}}\n\n* run the script\n",
         "    |what=\n{{ircnick|bob}}\n\n* run the script\n"},
        {"    |what=\n{{ircnick|bob}}\n{{deploy|gerrit=1200320}}\n\n** a note\n",
         "    |what=\nPLACEHOLDER\n** a note\n"},
        {"    |what=\n{{ircnick|bob}} {{deploy|gerrit=1200320}} {{deploy|gerrit=1}}\n",
         "    |what=\n{{ircnick|bob}}  {{deploy|gerrit=1}}\n"},
        {"    |what=\n{{hidden|\n{{ircnick|bob}}\n{{deploy|gerrit=1200320}}\n{{deploy|gerrit=1}}\n}}\n",
         "    |what=\n{{hidden|\n{{ircnick|bob}}\n{{deploy|gerrit=1}}\n}}\n"},
    };
    for (const std::string line_end : {"\n", "\r\n"}) {
        for (const Row& row : rows) {
            CAPTURE(row.what);
            std::string becomes = row.becomes;
            if (const auto hole = becomes.find("PLACEHOLDER"); hole != becomes.npos)
                becomes.replace(hole, 11, placeholder);
            const std::string before = page_with(row.what, line_end);
            const Edited edited = done(edit(before, rules, Withdraw{at(1200320)}));
            CHECK(edited.text == page_with(becomes, line_end));
            CHECK(done(edit(edited.text, rules, edited.undo)).text == before);
        }
    }
}

TEST_CASE("the placeholder comes back as other cards word it, else as the generator does") {
    const std::string alone =
        "{{Deployment calendar event card|when=2026-11-02 06:00 "
        "SF|window=backport|what=\n{{ircnick|bob}}\n{{deploy|gerrit=5}}\n}}";
    CHECK(done(edit(alone, rules, Withdraw{at(5, "bob", {six, ""})})).text ==
          "{{Deployment calendar event card|when=2026-11-02 06:00 SF|window=backport|what=\n{{ircnick|irc-nickname|"
          "Requesting Developer}}\n* ''Gerrit link to backport or config change''\n}}");
}

TEST_CASE("what is added can be taken off again without a trace") {
    for (const std::string& page :
         {page_fixture("cards_november"), page_fixture("cards_july_crlf"), page_fixture("rows_march")}) {
        int windows = 0;
        for (const Window& window : read_page(page, rules).windows) {
            if (!window.takes_lists()) continue;
            const Edited added = done(edit(page, rules, Add{place_of(window), "bob", {footer, {"config", 5, "x"}}}));
            const std::vector<Step> off{Withdraw{at(5, "bob", place_of(window))},
                                        Withdraw{at(1200320, "bob", place_of(window))}};
            CHECK(done(edit(added.text, rules, off)).text == page);
            CHECK(done(edit(added.text, rules, off)).edits.size() == 1);
            ++windows;
        }
        CHECK(windows > 5);
    }
}

TEST_CASE("an entry moves to another window with its bytes") {
    const std::string mine = "{{deploy |gerrit = 1200320|title=A <!-- b --> |status=|note=x}}";
    const std::string before = page_with("    |what=\n{{ircnick|Bob}}\n{{deploy|gerrit=1}}\n" + mine + "\n");
    const Edited edited = done(edit(before, rules, Move{at(1200320), later}));
    std::string after = page_with("    |what=\n{{ircnick|Bob}}\n{{deploy|gerrit=1}}\n");
    after.replace(after.rfind(placeholder), placeholder.size(), "{{ircnick|Bob}}\n" + mine + "\n");
    CHECK(edited.text == after);
    CHECK(edited.entries == std::vector<EntryAt>{at(1200320, "Bob", later)});
    CHECK(done(edit(edited.text, rules, edited.undo)).text == before);
    CHECK(refused(edit(before, rules, Move{at(1200320), here})) == NoEdit::Why::listed_already);
}

TEST_CASE("a status is written into the parameters that are there, or behind them") {
    const Row rows[] = {
        {"{{deploy|gerrit=5|title=x|status=}}",
         "{{deploy|gerrit=5|title=x|status=done|by=kay|sal=https://sal.example/log/1}}"},
        {"{{deploy|gerrit=5|title=x}}", "{{deploy|gerrit=5|title=x|status=done|by=kay|sal=https://sal.example/log/1}}"},
        {"{{deploy|gerrit=5|status= |sal=|by=}}",
         "{{deploy|gerrit=5|status=done |sal=https://sal.example/log/1|by=kay}}"},
        {"{{deploy\n |gerrit=5\n |status=\n}}",
         "{{deploy\n |gerrit=5\n |status=done|by=kay|sal=https://sal.example/log/1\n}}"},
        {"{{deploy\n |gerrit=5\n |by=\n}}",
         "{{deploy\n |gerrit=5\n |by=kay|status=done|sal=https://sal.example/log/1\n}}"},
        {"{{deploy|gerrit=5|status=<!-- later -->|nobullet=1}}",
         "{{deploy|gerrit=5|status=done|by=kay|sal=https://sal.example/log/1<!-- later -->|nobullet=1}}"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        const auto page = [](const std::string& entry) {
            return page_with("    |what=\n{{ircnick|bob}}\n" + entry + "\n");
        };
        const Edited edited =
            done(edit(page(row.what), rules, Mark{at(5), "done", "kay", "https://sal.example/log/1", {}, false}));
        CHECK(edited.text == page(row.becomes));
        CHECK(done(edit(edited.text, rules, edited.undo)).text == page(row.what));
        // Also after another edit of the card.
        const Edited more = done(edit(edited.text, rules, Add{here, "lea", {footer}}));
        const std::string without = done(edit(more.text, rules, Withdraw{at(1200320, "lea")})).text;
        CHECK(without == edited.text);
        CHECK(done(edit(done(edit(more.text, rules, edited.undo)).text, rules, Withdraw{at(1200320, "lea")})).text ==
              page(row.what));
    }
}

TEST_CASE("a status that somebody else gave stays, unless it is named") {
    const std::string page = page_with(
        "    "
        "|what=\n{{ircnick|bob}}\n{{deploy|gerrit=5|status=Done|by=mo|sal=https://"
        "a.example}}\n{{deploy|gerrit=6|status=|by=mo}}\n");
    const Outcome outcome = edit(page, rules, Mark{at(5), "not done", {}, {}, {}, false});
    CHECK(refused(outcome) == NoEdit::Why::has_status);
    CHECK(std::get<NoEdit>(outcome).found == "Done");
    CHECK(std::get<NoEdit>(outcome).by == "mo");
    CHECK(refused(edit(page, rules, Mark{at(6), "done", "kay", {}, {}, false})) == NoEdit::Why::has_status);
    CHECK(refused(edit(page, rules, Mark{at(6), "done", "kay", {}, "not done", false})) ==
          NoEdit::Why::changed_meanwhile);
    CHECK(refused(edit(page, rules, Withdraw{at(5)})) == NoEdit::Why::has_status);
    CHECK(refused(edit(page, rules, Move{at(5), later})) == NoEdit::Why::has_status);
    CHECK(done(edit(page, rules, Mark{at(5), "not done", "kay", {}, "done", false})).text ==
          page_with("    |what=\n{{ircnick|bob}}\n{{deploy|gerrit=5|status=not "
                    "done|by=kay|sal=https://a.example}}\n{{deploy|gerrit=6|status=|by=mo}}\n"));
    CHECK(done(edit(page, rules, Mark{at(5), "", {}, {}, "done", false})).text ==
          page_with("    |what=\n{{ircnick|bob}}\n{{deploy|gerrit=5|status=}}\n{{deploy|gerrit=6|status=|by=mo}}\n"));
}

TEST_CASE("old bullets are left alone, unless they are to be converted") {
    const std::string page = page_with(
        "    |what=\n{{ircnick|bob}}\n* [config] {{gerrit|5}} Say ''hello'' [now]\n* {{ircnick|lea}} [[gerrit:6]] b\n");
    CHECK(refused(edit(page, rules, Mark{at(5), "done", {}, {}, {}, false})) == NoEdit::Why::no_deploy);
    CHECK(refused(edit(page, rules, Withdraw{at(5)})) == NoEdit::Why::no_deploy);
    CHECK(refused(edit(page, rules, Mark{at(6, "lea"), "done", {}, {}, {}, true})) == NoEdit::Why::no_deploy);
    const Edited edited = done(edit(page, rules, Mark{at(5), "done", "kay", {}, {}, true}));
    CHECK(edited.text ==
          page_with(
              "    |what=\n{{ircnick|bob}}\n{{deploy|type=config|gerrit=5|title=Say hello [now]|status=done|by=kay}}\n"
              "* {{ircnick|lea}} [[gerrit:6]] b\n"));
    CHECK(done(edit(edited.text, rules, edited.undo)).text == page);
}

TEST_CASE("the same number in two windows, under two people or twice under one stays distinct") {
    const std::string two = "{{deploy|gerrit=5|title=a|status=}}\n{{deploy|gerrit=5|title=b|status=}}\n";
    const std::string page =
        page_with("    |what=\n{{ircnick|bob}}\n" + two + "{{ircnick|lea}}\n{{deploy|gerrit=5|status=}}\n");
    const auto found = find_entries(read_page(page, rules).windows, 5);
    CHECK(found == std::vector<EntryAt>{at(5), {here, "bob", 5, 1}, at(5, "lea")});
    const std::string marked = done(edit(page, rules, Mark{found[1], "done", {}, {}, {}, false})).text;
    CHECK(marked ==
          page_with(
              "    "
              "|what=\n{{ircnick|bob}}\n{{deploy|gerrit=5|title=a|status=}}\n{{deploy|gerrit=5|title=b|status=done}}\n"
              "{{ircnick|lea}}\n{{deploy|gerrit=5|status=}}\n"));
    CHECK(done(edit(page, rules, Withdraw{found[0]})).text ==
          page_with("    |what=\n{{ircnick|bob}}\n{{deploy|gerrit=5|title=b|status=}}\n"
                    "{{ircnick|lea}}\n{{deploy|gerrit=5|status=}}\n"));
    CHECK(refused(edit(page, rules, Withdraw{{here, "bob", 5, 2}})) == NoEdit::Why::no_such_entry);
}

TEST_CASE("what cannot be done is refused with the reason") {
    const std::string page = page_with("    |what=\n{{ircnick|bob}}\n{{deploy|gerrit=5|status=}}\n");
    const auto why = [&](const Step& step) { return refused(edit(page, rules, step)); };
    CHECK(why(Add{{six + 1h, ""}, "bob", {footer}}) == NoEdit::Why::no_such_window);
    CHECK(why(Add{{six, "Portal"}, "bob", {footer}}) == NoEdit::Why::no_such_window);
    const Outcome ambiguous = edit(page, rules, Add{{six, ""}, "bob", {footer}});
    CHECK(refused(ambiguous) == NoEdit::Why::ambiguous_window);
    CHECK(std::get<NoEdit>(ambiguous).choices == std::vector<Place>{here, {six, "Portals"}});
    CHECK(why(Add{here, "lea", {{"config", 5, ""}}}) == NoEdit::Why::listed_already);
    CHECK(why(Add{here, "irc-nickname", {footer}}) == NoEdit::Why::no_nick);
    CHECK(why(Add{here, "9bob", {footer}}) == NoEdit::Why::no_nick);
    CHECK(why(Mark{at(5), "done", {}, "javascript:x", {}, false}) == NoEdit::Why::no_address);
    const Outcome elsewhere = edit(page, rules, Withdraw{at(5, "bob", later)});
    CHECK(refused(elsewhere) == NoEdit::Why::no_such_entry);
    CHECK(std::get<NoEdit>(elsewhere).choices == std::vector<Place>{here});
    CHECK(refused(edit(page_with("    |what=\n{{deploy|gerrit=5}}\n"), rules, Move{{here, {}, 5, 0}, later})) ==
          NoEdit::Why::nobody_named);
    CHECK(refused(edit(page_with("    |what=\n}}\n"), rules, Add{here, "bob", {footer}})) == NoEdit::Why::spoilt_card);
}

TEST_CASE("an edit is taken back step by step where the card has moved on") {
    const std::string page = page_with("    |what=\n" + placeholder);
    const Edited mine = done(edit(page, rules, Add{here, "bob", {footer}}));
    const std::string then = done(edit(mine.text, rules, Add{here, "lea", {{"config", 7, "L"}}})).text;
    CHECK(done(edit(then, rules, mine.undo)).text ==
          done(edit(page, rules, Add{here, "lea", {{"config", 7, "L"}}})).text);
    const std::string marked = done(edit(mine.text, rules, Mark{at(1200320), "done", {}, {}, {}, false})).text;
    CHECK(refused(edit(marked, rules, mine.undo)) == NoEdit::Why::has_status);
    const Edited off = done(edit(then, rules, Withdraw{at(1200320)}));
    const std::string more = done(edit(off.text, rules, Add{here, "lea", {{"config", 8, "M"}}})).text;
    CHECK(find_entries(read_page(done(edit(more, rules, off.undo)).text, rules).windows, 1200320) ==
          std::vector<EntryAt>{at(1200320)});
}
