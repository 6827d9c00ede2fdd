// Users' actions during a window, on two linked servers, as the carrier reports them.
#include <doctest/doctest.h>

#include <string>

#include "tests/live/eyes.hpp"

using namespace std::chrono_literals;
using support::IrcClient;

namespace {

void log_in(IrcClient& who, const std::string& account) {
    const auto since = who.mark();
    who.say("NickServ", "IDENTIFY " + account + " a-password");
    who.expect(" 900 ", 10s, since);
}

void log_out(IrcClient& who) {
    const auto since = who.mark();
    who.say("NickServ", "LOGOUT");
    who.expect(" 901 ", 10s, since);
}

}  // namespace

TEST_CASE("six people on two linked servers are told as they are after every step") {
    support::IrcServers irc;
    for (const auto* account : {"lovelace", "hopper"}) irc.register_account(account, "a-password");
    irc.start_second();
    IrcClient ada(irc.plain_port(), "Ada"), kay(irc.plain_port(), "Kay"), bo(irc.plain_port(), "Bo");
    IrcClient cy(irc.second_port(), "Cy"), dee(irc.second_port(), "Dee"), eve(irc.second_port(), "Eve");
    ada.join("#live");
    kay.join("#live");
    log_in(ada, "lovelace");
    kay.send("AWAY :lunch");
    kay.settle();

    live::Eyes eyes(irc);
    CHECK(eyes.next() == "joined #Live");
    CHECK(eyes.next() == "#Live +Ada +Kay");
    CHECK(eyes.next() == "#Live +Ada(lovelace) +Kay[away]");

    // After each step: the events of this step, and the users present by all events so far.
    const auto step = [&](const std::string& what, IrcClient& by, const std::string& news, const std::string& here) {
        CAPTURE(what);
        eyes.catch_up(by);
        CHECK(eyes.news() == news);
        CHECK(eyes.here() == here);
    };

    eyes.monitor({"eve", "Fay", "no nick", "zoe,eve"});
    CHECK(eyes.next() == "network +eve");
    CHECK(eyes.next() == "network -Fay");

    bo.send("JOIN #live");
    step("join", bo, "#Live +Bo", "Ada(lovelace) Bo Kay[away]");
    cy.send("AWAY :back soon");
    cy.send("JOIN #live");
    step("join, away, elsewhere", cy, "#Live +Cy; #Live +Cy[away]", "Ada(lovelace) Bo Cy[away] Kay[away]");
    log_in(dee, "hopper");
    dee.send("JOIN #live");
    step("join, logged in, elsewhere", dee, "#Live +Dee(hopper)", "Ada(lovelace) Bo Cy[away] Dee(hopper) Kay[away]");

    kay.send("PART #live :bye");
    step("part", kay, "#Live -Kay", "Ada(lovelace) Bo Cy[away] Dee(hopper)");
    kay.send("AWAY");
    kay.send("JOIN #live");
    step("join again", kay, "#Live +Kay", "Ada(lovelace) Bo Cy[away] Dee(hopper) Kay");

    bo.send("NICK Bob");
    step("rename", bo, "#Live Bo>Bob", "Ada(lovelace) Bob Cy[away] Dee(hopper) Kay");
    cy.send("NICK Cyd");
    step("rename, elsewhere", cy, "#Live Cy>Cyd", "Ada(lovelace) Bob Cyd[away] Dee(hopper) Kay");

    log_in(bo, "lovelace");
    step("account", bo, "#Live +Bob(lovelace)", "Ada(lovelace) Bob(lovelace) Cyd[away] Dee(hopper) Kay");
    log_out(dee);
    step("no account, elsewhere", dee, "#Live +Dee", "Ada(lovelace) Bob(lovelace) Cyd[away] Dee Kay");
    log_in(dee, "hopper");
    step("account, elsewhere", dee, "#Live +Dee(hopper)", "Ada(lovelace) Bob(lovelace) Cyd[away] Dee(hopper) Kay");

    ada.send("AWAY :phone");
    step("away", ada, "#Live +Ada(lovelace)[away]", "Ada(lovelace)[away] Bob(lovelace) Cyd[away] Dee(hopper) Kay");
    ada.send("AWAY :still on the phone");
    step("away for another reason", ada, "", "Ada(lovelace)[away] Bob(lovelace) Cyd[away] Dee(hopper) Kay");
    ada.send("AWAY");
    step("back", ada, "#Live +Ada(lovelace)", "Ada(lovelace) Bob(lovelace) Cyd[away] Dee(hopper) Kay");

    eve.send("NICK Fay");
    step("another nick, not in the channel", eve, "network +Fay; network -eve",
         "Ada(lovelace) Bob(lovelace) Cyd[away] Dee(hopper) Kay");

    irc.cut_link();
    step("netsplit", ada, "#Live ~Cyd; #Live ~Dee; network -Fay", "Ada(lovelace) Bob(lovelace) Kay");
    cy.send("AWAY");
    dee.send("NICK Dot");
    dee.send("AWAY :lost");
    kay.send("AWAY :lost");
    cy.settle();
    dee.settle();
    step("away during the netsplit", kay, "#Live +Kay[away]", "Ada(lovelace) Bob(lovelace) Kay[away]");
    irc.join_link();
    step("joined again", cy, "#Live +Cyd; #Live +Dot(hopper); #Live +Dot(hopper)[away]; network +Fay",
         "Ada(lovelace) Bob(lovelace) Cyd Dot(hopper)[away] Kay[away]");

    ada.send("KICK #live Dot :out");
    step("kick", ada, "#Live -Dot", "Ada(lovelace) Bob(lovelace) Cyd Kay[away]");
    ada.send("KICK #live Bob :out");
    step("kick", ada, "#Live -Bob", "Ada(lovelace) Cyd Kay[away]");
    dee.send("JOIN #live");
    step("join after the kick", dee, "#Live +Dot(hopper); #Live +Dot(hopper)[away]",
         "Ada(lovelace) Cyd Dot(hopper)[away] Kay[away]");

    eyes.monitor({"Fay", "Bob"});
    CHECK(eyes.next() == "network +Bob");
    eve.send("QUIT :bye");
    eve.expect("ERROR", 10s);
    bo.send("QUIT :bye");
    bo.expect("ERROR", 10s);
    step("quit, not in the channel", cy, "network -Bob; network -Fay", "Ada(lovelace) Cyd Dot(hopper)[away] Kay[away]");
    kay.send("QUIT :bye");
    kay.expect("ERROR", 10s);
    step("quit", ada, "#Live -Kay", "Ada(lovelace) Cyd Dot(hopper)[away]");
}
