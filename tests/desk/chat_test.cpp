#include "bot/desk/text/chat.hpp"

#include <doctest/doctest.h>

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
