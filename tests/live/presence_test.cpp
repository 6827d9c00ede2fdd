// The users of a channel, as a real server reports them to the carrier.
#include <doctest/doctest.h>

#include "tests/live/eyes.hpp"

using namespace std::chrono_literals;
using live::Eyes;

TEST_CASE("a real server tells who is in the channel under which account and every change") {
    support::IrcServers irc;
    irc.register_account("lovelace", "a-password");
    support::IrcClient ada(irc.plain_port(), "Ada");
    support::IrcClient kay(irc.plain_port(), "Kay");
    ada.join("#live");
    kay.join("#live");
    const auto log_in = [](support::IrcClient& who, const std::string& nick) {
        who.say("NickServ", "IDENTIFY lovelace a-password");
        who.expect_said("NickServ", nick, "now identified", 10s);
    };
    log_in(ada, "Ada");

    Eyes eyes(irc);
    CHECK(eyes.next() == "joined #Live");
    CHECK(eyes.next() == "#Live +Ada +Kay");
    CHECK(eyes.next() == "#Live +Ada(lovelace) +Kay");
    log_in(kay, "Kay");
    CHECK(eyes.next() == "#Live +Kay(lovelace)");
    kay.send("NICK Kit");
    CHECK(eyes.next() == "#Live Kay>Kit");
    kay.send("PART #live");
    CHECK(eyes.next() == "#Live -Kit");
    kay.send("JOIN #live");
    CHECK(eyes.next() == "#Live +Kit(lovelace)");
    ada.send("KICK #live Kit :out");
    CHECK(eyes.next() == "#Live -Kit");
    ada.send("QUIT :bye");
    CHECK(eyes.next() == "#Live -Ada");
}
