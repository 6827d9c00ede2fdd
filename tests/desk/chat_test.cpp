#include "bot/desk/text/chat.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "calendar/escape.hpp"
#include "tests/desk/stage.hpp"

using namespace bot::desk;

namespace {

const ChatTraits irc;

}  // namespace

TEST_CASE("a ping is bare nicks parted by spaces, nobody twice and nothing that is no nick") {
    struct Row {
        std::vector<std::string> nicks;
        std::string pings;
    };
    const Row rows[] = {
        {{"ada", "kay"}, "ada kay"},
        {{"ada", "ADA", "kay", "ada"}, "ada kay"},
        {{"[ada]", "{ada}"}, "[ada]"},  // one nick under the RFC 1459 case mapping
        {{"^demon", "_joe_", "Lucas_WMDE"}, "^demon _joe_ Lucas_WMDE"},
        {{"ada: come here", "kay\r\nQUIT", "", "#channel", "9lives", "kay"}, "kay"},
        {{"N/A"}, ""},
        {{}, ""},
    };
    for (const auto& row : rows) CHECK(irc.pings(row.nicks) == row.pings);
}

TEST_CASE("a mention highlights nobody") {
    CHECK(irc.mention("ada") ==
          "a\xE2\x80\x8B"
          "da");
    CHECK(irc.mention("\xC3\xA9va") == "\xC3\xA9\xE2\x80\x8Bva");
    CHECK(irc.mention("x") == "x\xE2\x80\x8B");
    CHECK(irc.mention("") == "");
}

TEST_CASE("a text that names people of the calendar highlights none of them") {
    calendar::Window window;
    window.deployers = {"ada", "_joe_"};
    window.requests = {{"Kay", {}}};
    const calendar::Schedule page({window});
    const std::string gap = "\xE2\x80\x8B";
    CHECK(irc.unpinged("ada and KAY's (_joe_) adam", page) ==
          "a" + gap + "da and K" + gap + "AY's (_" + gap + "joe_) adam");
    CHECK(irc.unpinged("nobody here", page) == "nobody here");
    CHECK(irc.unpinged("", page) == "");
}

TEST_CASE("case is folded as servers do by RFC 1459") {
    CHECK(irc.fold("Ada[]\\~") == "ada{}|^");
    CHECK(irc.fold("\xC3\x89") == "\xC3\x89");
}

namespace {

/// A chat where letter case tells people apart, names can be written without a ping, and lines may be long.
ChatTraits other_chat() {
    return {"Parlour", "deployments", Folding::exact, "", 2000};
}

/// A day of windows with two requestors that IRC would take for one.
std::string page_of_two() {
    std::string page;
    for (int hour = 13; hour < 22; ++hour) {
        page += fmt::format(
            "{{{{Deployment calendar event card |when=2026-11-23 {}:00 UTC |length=1 |window=Backport window number {} "
            "|who={{{{ircnick|Ada}}}} |what=\n{{{{ircnick|Bob[m]}}}}\n* {{{{gerrit|12003{}}}}}\n"
            "{{{{ircnick|{}}}}}\n* {{{{gerrit|12004{}}}}}\n}}}}\n",
            hour, hour, hour, calendar::escape("bob{m}"), hour);
    }
    return page;
}

/// All lines that Oriel says on a chat around the start of a window, and in answer to some questions.
std::vector<Say> afternoon(const ChatTraits& chat) {
    using namespace std::chrono_literals;
    const calendar::Instant noon{date::sys_days{date::year{2026} / 11 / 23} + 12h};
    Settings settings;
    settings.chat = chat;
    tests::Stage stage(noon + 45min, settings);
    stage.set_page(page_of_two());
    stage.happen(Started{"1"});
    stage.start();
    stage.happen(PresenceSeen{chat.channel, {{"Bob[m]", {}}, {"bob{m}", {}}}, {}, {}});
    stage.run_to(noon + 61min);
    for (const char* question : {"oriel: windows", "oriel: patches Bob[m]", "oriel: Nowandnxt", "oriel: limit"}) {
        stage.happen(LineHeard{{"Ada", "Ada", "host"}, chat.channel, question});
    }
    CHECK(stage.journal_agrees());
    return stage.take_said();
}

std::size_t lines_with(const std::vector<Say>& said, std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(said.begin(), said.end(), [&](auto& say) { return say.text.find(text) != say.text.npos; }));
}

}  // namespace

TEST_CASE("a carrier states who is one person, how a name is kept from pinging, and how long a line is") {
    const ChatTraits other = other_chat();
    CHECK(other.fold("Bob[m]") == "Bob[m]");
    CHECK_FALSE(other.same("Bob[m]", "bob{m}"));
    CHECK(irc.same("Bob[m]", "bob{m}"));
    CHECK(ChatTraits{"", "", Folding::ascii, "", 0}.same("Bob[m]", "bob[M]"));
    CHECK(other.pings({"Bob[m]", "bob{m}"}) == "Bob[m] bob{m}");
    CHECK(other.mention("Bob") == "Bob");
    for (const auto folding : {Folding::exact, Folding::ascii, Folding::rfc1459}) {
        CHECK(folding_of(to_text(folding)) == folding);
    }
}

TEST_CASE("on another chat nothing of IRC remains") {
    const auto said = afternoon(other_chat()), on_irc = afternoon(irc);
    CHECK(lines_with(on_irc, irc.mark) > 0);
    CHECK(lines_with(said, irc.mark) == 0);
    // Two people there, one person here.
    CHECK(lines_with(said, "Bob[m] bob{m}") == 1);
    CHECK(lines_with(on_irc, "Bob[m] bob{m}") == 0);
    // The list of the day's windows is one line there, and several here.
    CHECK(std::any_of(said.begin(), said.end(), [](auto& say) { return say.text.size() > 500; }));
    CHECK(std::none_of(on_irc.begin(), on_irc.end(), [](auto& say) { return say.text.size() > 500; }));
    CHECK(on_irc.size() > said.size());
}
