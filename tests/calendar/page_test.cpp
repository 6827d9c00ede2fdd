#include "calendar/page.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <string>

#include "pages.hpp"

using namespace calendar;

namespace {

std::string card(const std::string& arguments) {
    return "{{Deployment calendar event card\n    |when=2023-01-16 06:00 SF\n    |length=1\n" + arguments + "\n}}\n";
}

Page read(const std::string& text) {
    return read_page(text, Rules{});
}

Window window(const std::string& arguments) {
    Page page = read(card(arguments));
    REQUIRE(page.windows.size() == 1);
    return page.windows[0];
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ",") + word;
    return text;
}

}  // namespace

TEST_CASE("a card is read in full") {
    const Page page = read("==Week==\r\n" +
                           card("|window=[[Backport windows|UTC late backport window]]<br/><small>'''(Max 4 patches)'''"
                                "</small>\r\n|who={{ircnick|ada|Ada}}\r\n|what=\r\n{{ircnick|kay}}\r\n"
                                "{{deploy|type=config|gerrit=1|title=a|status=}}\r\n{{deploy|gerrit=1}}"));
    REQUIRE(page.windows.size() == 1);
    CHECK(page.unread.empty());
    const Window& read = page.windows[0];
    CHECK(read.name == "UTC late backport window");
    CHECK(to_text(read.start) == "2023-01-16T14:00:00Z");
    CHECK(to_text(read.end) == "2023-01-16T15:00:00Z");
    CHECK(read.limit == 4);
    CHECK_FALSE(read.freeze);
    CHECK(read.deployers == std::vector<std::string>{"ada"});
    REQUIRE(read.requests.size() == 1);
    CHECK(read.requests[0].requestor == "kay");
    CHECK(read.used() == 1);
    CHECK(read.warnings.size() == 1);
    CHECK(read.line == 2);
    CHECK(read.day == date::local_days{date::year{2023} / 1 / 16});
}

TEST_CASE("limits and freezes follow from the name and the list") {
    struct {
        std::string arguments;
        int limit;  // -1: none
        bool freeze;
    } rows[] = {
        {"|window=UTC late backport window", 6, false},
        {"|window=Evening BackPort and config training", 6, false},
        {"|window=Backport window (Max 3 patches)", 3, false},
        {"|window=Puppet request window<br/>(Max 6 patches)", 6, false},
        {"|window=Train <!-- (Max 6 patches) backport -->", -1, false},
        {"|window=Train", -1, false},
        {"|window=No deploys all day! See [[x]]", -1, true},
        {"|window=NO DEPLOYMENTS", -1, true},
        {"|window='''No deploy''' day", -1, true},
        {"|window=Holiday: no deploys", -1, true},
        {"|window=Fund drive: deployment freeze", -1, true},
        {"|window=Evening backport window (no deploys of config)", 6, false},
        {"|window=Evening backport window (nobody deploys yet)", 6, false},
        {"|window=Holiday|what=No Deploys", -1, true},
        {"|window=Holiday|what=\nno deploys!\n", -1, true},
        {"|window=Holiday|what=No Deploys but emergencies", -1, false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.arguments);
        const Window read = window(row.arguments);
        CHECK(read.limit.value_or(-1) == row.limit);
        CHECK(read.takes_lists() == (row.limit != -1));
        CHECK(read.freeze == row.freeze);
    }
    Rules rules;
    rules.limit = 9;
    CHECK(read_page(card("|window=backport"), rules).windows.at(0).limit == 9);
}

TEST_CASE("deployers are the nicks in who, in order, once each") {
    struct {
        std::string who, deployers;
        std::size_t warnings;
    } rows[] = {
        {"", "", 0},
        {"N/A", "", 0},
        {"Platform team", "", 0},
        {"{{ircnick|ada|Ada}}, {{ircnick|kay}} + CPT", "ada,kay", 0},
        {"Mar ({{ircnick|mvo}})", "mvo", 0},
        {"Aaron ({{ircnick|hal}})), Andy ({{ircnick|acc}})", "hal,acc", 0},
        {"{{ircnick|ada}} {{Ircnick| ada }} {{ircnick|Ada}}", "ada", 0},
        {"{{ircnick|^demon}}{{ircnick|_joe_}}", "^demon,_joe_", 0},
        {"{{ircnick|irc-nickname|x}}{{ircnick|}}{{ircnick}}", "", 0},
        {"<!-- {{ircnick|ada}} --><nowiki>{{ircnick|kay}}</nowiki>", "", 0},
        {"{{nowrap|{{ircnick|ada}}}} [[x|{{ircnick|kay}}]]", "ada,kay", 0},
        {"{{irc|ada|Ada}}, {{ircnick|kay}}", "kay", 1},
        {"{{ircnick|not a nick}}", "not a nick", 1},
    };
    for (const auto& row : rows) {
        CAPTURE(row.who);
        const Window read = window("|window=x\n|who=" + std::string{row.who});
        CHECK(joined(read.deployers) == row.deployers);
        CHECK(read.warnings.size() == row.warnings);
    }
}

TEST_CASE("cards are known in every spelling and place, and only cards") {
    const std::string inside = "|when=2023-01-16 06:00 SF|window=x}}";
    for (const std::string& text :
         {"{{Deployment calendar event card" + inside, "{{ deployment_calendar event_card\n" + inside,
          "{{Template:Deployment calendar event card" + inside, "{{#invoke:Deployment schedule|row" + inside,
          "{{#Invoke: deployment_schedule | row " + inside,
          "{{box|\n{{Deployment calendar event card" + inside + "\n}}",
          "<!-- c -->{{Deployment calendar event card<!-- c -->" + inside}) {
        CAPTURE(text);
        CHECK(read(text).windows.size() == 1);
    }
    for (const std::string& text :
         {"<!-- {{Deployment calendar event card" + inside + " -->",
          "<nowiki>{{Deployment calendar event card" + inside + "</nowiki>", "{{Deployment calendar" + inside,
          "{{#invoke:Deployment schedule|head" + inside, std::string{"{{tl|Deployment calendar event card}}"}}) {
        CAPTURE(text);
        CHECK(read(text).windows.empty());
        CHECK(read(text).unread.empty());
    }
}

TEST_CASE("windows are sorted by start, then page order") {
    const auto at = [](const char* hour, const char* name) {
        return "{{Deployment calendar event card|when=2023-01-16 " + std::string{hour} + ":00 SF|window=" + name +
               "}}\n";
    };
    const Page page = read(at("09", "c") + at("08", "a") + at("09", "d") + at("08", "b"));
    std::string names;
    for (const Window& one : page.windows) names += one.name;
    CHECK(names == "abcd");
    CHECK(page.windows[0].line == 2);
}

TEST_CASE("a card that cannot be understood is reported with its line and hides no other") {
    const std::string good = card("|window=good");
    struct {
        std::string bad, why;
    } rows[] = {
        {"{{Deployment calendar event card|window=x}}\n", "has no \"when\""},
        {"{{Deployment calendar event card|when=soon}}\n", "its \"when\" is \"soon\""},
        {"{{Deployment calendar event card|when=2023-01-16 06:00 SF\n|window=x\n", "never closed"},
        {"{{Deployment calendar event card|when=2023-01-16 06:00 SF|what={{deploy|gerrit=1}\n}}\n", "never closed"},
        {"{{Deployment calendar event card|when=2023-01-16 06:00 SF|what=[[ {{ [https://x\n}}\n", "never closed"},
        {"{{Deployment calendar event card|window=}}|when=2023-01-16 06:00 SF\n}}\n", "has no \"when\""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.bad);
        const Page page = read(good + row.bad + good);
        CHECK(page.windows.size() == 2);
        REQUIRE(page.unread.size() == 1);
        CHECK(page.unread[0].line == 6);
        CHECK(page.unread[0].why.find(row.why) != std::string::npos);
    }
}

TEST_CASE("one card left open among 47 costs that card alone") {
    const Page page = read(page_fixture("one_open_card"));
    CHECK(page.windows.size() == 46);
    REQUIRE(page.unread.size() == 1);
    CHECK(page.unread[0].line == 157);
    for (const Window& one : page.windows) {
        CAPTURE(one.name);
        CHECK(one.warnings.empty());
    }
}

TEST_CASE("one row left open in the older layout costs that row alone") {
    std::string text = page_fixture("rows_march");
    const std::size_t whole = read(text).windows.size();
    const std::size_t end = text.find("}}|\n", text.size() / 2);
    const auto lines = std::count(text.begin(), text.begin() + static_cast<long>(end), '\n');
    text.erase(end, 2);
    const Page page = read(text);
    CHECK(page.windows.size() == whole - 1);
    REQUIRE(page.unread.size() == 1);
    CHECK(page.unread[0].line < lines);
    CHECK(page.unread[0].line > lines - 9);
}

TEST_CASE("a brace too many ends a card early, with a warning") {
    const Page page = read(card("|window=x }} y\n|who={{ircnick|ada}}") + card("|window=z"));
    REQUIRE(page.windows.size() == 2);
    CHECK(page.windows[0].name == "x");
    CHECK(page.windows[0].deployers.empty());
    REQUIRE(page.windows[0].warnings.size() == 1);
    CHECK(page.windows[0].warnings[0] == "a }} without its {{ stands behind it on line 6");
    CHECK(page.windows[1].warnings.empty());
}

TEST_CASE("what is odd about a card is told") {
    CHECK(window("|window=").warnings.at(0) == "its \"window\" is empty: it has no name");
    CHECK(window("").warnings.at(0) == "its \"window\" is empty: it has no name");
    const Page twins = read(card("|window=x") + card("|window=x") + card("|window=y"));
    CHECK(twins.windows.at(0).warnings.empty());
    CHECK(twins.windows.at(1).warnings.at(0) == "another card has the same start and name");
    CHECK(twins.windows.at(2).warnings.empty());
    std::string many = "|window=x|what=";
    for (int i = 0; i < 80; ++i) many += "{{deploy|gerrit=?}}";
    const Window read = window(many);
    CHECK(read.warnings.size() == 51);
    CHECK(read.warnings.back() == "and 30 more");
    CHECK(read.requests.at(0).patches.size() == 80);
}

TEST_CASE("the week after a clock change knows how far it has moved") {
    for (const auto& [name, minutes] : {std::pair{"cards_november", 60}, {"rows_march", -60}, {"cards_july_crlf", 0}}) {
        CAPTURE(name);
        const Page page = read(page_fixture(name));
        REQUIRE(page.windows.size() > 30);
        CHECK(page.windows.at(10).clock_moved.count() == minutes);
    }
}

TEST_CASE("hostile pages of half a megabyte are read in time proportional to their size") {
    constexpr std::size_t size = 500'000;
    const auto repeated = [](const std::string& piece) {
        std::string text;
        while (text.size() < size) text += piece;
        return text;
    };
    const std::string head = "{{Deployment calendar event card|when=2023-01-16 06:00 SF|window=";
    const std::string pages[] = {
        repeated("{{Deployment calendar event card\n"),
        repeated(head),
        repeated(head + "x}}"),
        repeated("}} {{Deployment calendar event card|when=2023-01-16 06:00 SF}}\n}}"),
        head + repeated("(max 6 ") + "}}",
        head + repeated("[[a|") + repeated("]]") + "}}",
        head + "[[a" + repeated("|b") + "]]}}",
        head + repeated("<b") + "}}",
        head + repeated("&") + "}}",
        head + "x|who=" + repeated("{{ircnick|a") + repeated("}}") + "}}",
        head + "x|what=" + repeated("* [config") + "}}",
        head + "x|what=" + repeated("* [config] {{gerrit|1}}\n") + "}}",
        head + "x|what=* [config] " + repeated("https://gerrit.wikimedia.org/r/c/+/") + "}}",
        head + "x|what=" + repeated("{{box|* ") + repeated("}}") + "}}",
        head + "x|what=" + repeated("{{deploy|gerrit=") + repeated("}}") + "}}",
        head + "x" + repeated("|what=a") + "}}",
    };
    for (const std::string& text : pages) {
        const auto began = std::chrono::steady_clock::now();
        const Page page = read(text);
        const auto took = std::chrono::steady_clock::now() - began;
        CAPTURE(text.substr(0, 90));
        CAPTURE(page.windows.size());
        CHECK(took <
              std::chrono::seconds{5});  // with sanitizers and busy machines; quadratic time would take many minutes
    }
}
