#include "bot/irc/roster.hpp"

#include <doctest/doctest.h>

using namespace bot::irc;

namespace {

constexpr auto map = CaseMap::rfc1459;

Roster after(std::initializer_list<const char*> lines) {
    Roster roster;
    roster.begin("#c", map);
    roster.begin("#d", map);
    for (const auto* line : lines) roster.hear(*parse(line), map, true, "me");
    return roster;
}

}  // namespace

TEST_CASE("accounts are known from JOIN, WHOX and ACCOUNT, and forgotten with the last shared channel") {
    struct Row {
        const char* what;
        std::initializer_list<const char*> lines;
        std::optional<std::string> account;
    };
    for (const auto& row : {
             Row{"extended-join", {":ada!u@h JOIN #c Ada :Ada L"}, "Ada"},
             Row{"joined without", {":ada!u@h JOIN #c * :Ada L"}, {}},
             Row{"WHOX", {":s 353 me = #c :@me ada", ":s 354 me 742 #c ada H@ Ada"}, "Ada"},
             Row{"WHOX none", {":ada!u@h JOIN #c Ada :x", ":s 354 me 742 #c ada H 0"}, {}},
             Row{"WHOX of others", {":s 353 me = #c :ada", ":s 354 me 111 #c ada H Ada"}, {}},
             Row{"account-notify", {":ada!u@h JOIN #c * :x", ":ada!u@h ACCOUNT Ada"}, "Ada"},
             Row{"logged out", {":ada!u@h JOIN #c Ada :x", ":ada!u@h ACCOUNT *"}, {}},
             Row{"other name", {":ADA!u@h JOIN #c Ada :x"}, "Ada"},
             Row{"names with masks", {":s 353 me = #c :~@ada!u@h +kay!u@h", ":ada!u@h ACCOUNT Ada"}, "Ada"},
             Row{"renamed to", {":old!u@h JOIN #c Ada :x", ":old!u@h NICK ada"}, "Ada"},
             Row{"renamed over", {":ada!u@h JOIN #c Ada :x", ":kay!u@h JOIN #c Kay :x", ":kay!u@h NICK ada"}, "Kay"},
             Row{"renamed away", {":ada!u@h JOIN #c Ada :x", ":ada!u@h NICK new"}, {}},
             Row{"parted", {":ada!u@h JOIN #c Ada :x", ":ada!u@h PART #c"}, {}},
             Row{"in another", {":ada!u@h JOIN #c Ada :x", ":ada!u@h JOIN #d Ada :x", ":ada!u@h PART #c"}, "Ada"},
             Row{"kicked", {":ada!u@h JOIN #c Ada :x", ":op!u@h KICK #c ada :out"}, {}},
             Row{"quit", {":ada!u@h JOIN #c Ada :x", ":ada!u@h QUIT :bye"}, {}},
             Row{"never seen", {":ada!u@h ACCOUNT Ada"}, {}},
             Row{"in a channel without us", {":ada!u@h JOIN #other Ada :x"}, {}},
             Row{"renamed to nothing", {":ada!u@h JOIN #c Ada :x", ":ada!u@h NICK :"}, "Ada"},
         }) {
        CAPTURE(row.what);
        CHECK(after(row.lines).account("ada", map) == row.account);
    }
}

TEST_CASE("a split or a broken connection loses somebody, whatever they say themselves does not") {
    for (const char* reason :
         {"*.net *.split", "hub.example.org leaf-2.example.org", "Ping timeout: 240 seconds",
          "Read error: Connection reset by peer", "Connection reset by peer", "Remote host closed the connection"}) {
        CAPTURE(reason);
        CHECK(lost_by_network(reason));
        Roster roster = after({":ada!u@h JOIN #c Ada :x", ":s 366 me #c :End"});
        const auto news = roster.hear(*parse(":ada!u@h QUIT :" + std::string(reason)), map, true, "me");
        REQUIRE(news.size() == 1);
        CHECK(news[0].went == std::vector<std::string>{"ada"});
        CHECK(news[0].lost == news[0].went);
    }
    for (const char* reason :
         {"", "bye", "Client Quit", "Quit: *.net *.split", "Quit: hub.example.org leaf.example.org", "hub.example.org",
          "see you. later", "*.net *.split ", "Killed (op (spam))", ". x.y"}) {
        CAPTURE(reason);
        CHECK_FALSE(lost_by_network(reason));
    }
    Roster roster = after({":ada!u@h JOIN #c Ada :x", ":s 366 me #c :End"});
    CHECK(roster.hear(*parse(":ada!u@h PART #c :*.net *.split"), map, true, "me").at(0).lost.empty());
}

TEST_CASE("who is away is known from AWAY and WHOX, and forgotten with the last shared channel") {
    struct Row {
        const char* what;
        std::initializer_list<const char*> lines;
        bool away;
    };
    for (const auto& row : {
             Row{"came", {":ada!u@h JOIN #c * :x"}, false},
             Row{"went away", {":ada!u@h JOIN #c * :x", ":ada!u@h AWAY :at lunch"}, true},
             Row{"came back", {":ada!u@h JOIN #c * :x", ":ada!u@h AWAY :at lunch", ":ada!u@h AWAY"}, false},
             Row{"came back, empty", {":ada!u@h JOIN #c * :x", ":ada!u@h AWAY :at lunch", ":ada!u@h AWAY :"}, false},
             Row{"WHOX gone", {":s 353 me = #c :ada", ":s 354 me 742 #c ADA G@B 0"}, true},
             Row{"WHOX here", {":ada!u@h JOIN #c * :x", ":ada!u@h AWAY :x", ":s 354 me 742 #c ada H 0"}, false},
             Row{"WHOX of others", {":s 353 me = #c :ada", ":s 354 me 111 #c ada G 0"}, false},
             Row{"renamed", {":old!u@h JOIN #c * :x", ":old!u@h AWAY :x", ":old!u@h NICK ada"}, true},
             Row{"another channel", {":ada!u@h JOIN #d * :x", ":ada!u@h AWAY :x", ":ada!u@h JOIN #c * :x"}, true},
             Row{"another account", {":ada!u@h JOIN #c * :x", ":ada!u@h AWAY :x", ":ada!u@h ACCOUNT Ada"}, true},
             Row{"again",
                 {":ada!u@h JOIN #c * :x", ":ada!u@h AWAY :x", ":ada!u@h QUIT", ":ada!u@h JOIN #c * :x"},
                 false},
             Row{"before", {":ada!u@h AWAY :x", ":ada!u@h JOIN #c * :x"}, false},
         }) {
        CAPTURE(row.what);
        auto roster = after(row.lines);
        const auto news = roster.hear(*parse(":s 366 me #c :End"), map, true, "me");
        REQUIRE(news.size() == 1);
        REQUIRE(news[0].came.size() == 1);
        CHECK(news[0].came[0].away == row.away);
        roster.forget_away();
        CHECK_FALSE(roster.everybody().at(0).came.at(0).away);
    }
}

TEST_CASE("who is in a channel is known in any spelling") {
    const auto roster = after({":s 353 me @ #C :@%+ada[x] kay", ":bo!u@h JOIN #d * :x"});
    CHECK(roster.present("#c", "ADA{X}", map));
    CHECK(roster.present("#c", "kay", map));
    CHECK_FALSE(roster.present("#c", "bo", map));
    CHECK(roster.present("#d", "bo", map));
}

TEST_CASE("leaving a channel forgets those who were only there") {
    auto roster = after({":s 353 me = #c :ada kay me", ":s 353 me = #d :kay"});
    roster.forget("#C", map);
    CHECK(roster.size() == 1);
    CHECK(roster.present("#d", "kay", map));
}

TEST_CASE("without extended-join the second word of JOIN is no account") {
    Roster roster;
    roster.begin("#c", map);
    roster.hear(*parse(":ada!u@h JOIN #c Ada"), map, false, "me");
    CHECK(roster.present("#c", "ada", map));
    CHECK_FALSE(roster.account("ada", map));
}

TEST_CASE("a server cannot fill the memory with people") {
    Roster roster;
    roster.begin("#c", map);
    for (std::size_t i = 0; i < Roster::most_people + 100; ++i)
        roster.hear(*parse(":n" + std::to_string(i) + "!u@h JOIN #c"), map, true, "me");
    CHECK(roster.size() == Roster::most_people);
    const auto news = roster.hear(*parse(":s 366 me #c :End"), map, true, "me");
    REQUIRE(news.size() == 1);
    CHECK(news[0].came.size() == Roster::most_people);
    CHECK(roster.hear(*parse(":late!u@h JOIN #c"), map, true, "me").empty());
    roster.begin("#d", map);
    roster.hear(*parse(":n0!u@h JOIN #d"), map, true, "me");
    CHECK(roster.present("#d", "n0", map));
}
