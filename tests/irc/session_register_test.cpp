#include <doctest/doctest.h>

#include "bot/irc/session.hpp"
#include "walk.hpp"

using namespace bot::irc;
using namespace std::chrono_literals;

namespace {

const auto welcome = {":s 001 oriel :Welcome", ":s 005 oriel CASEMAPPING=rfc1459 BOT=B WHOX :are supported",
                      ":s 376 oriel :end"};

}  // namespace

TEST_CASE("capabilities are asked for first, then comes the welcome, the mode, and the channels") {
    Walk walk;
    CHECK(walk.sent() == "CAP LS 302");
    walk.server({":s CAP * LS :account-tag echo-message sasl"});
    CHECK(walk.sent() == "CAP REQ :account-tag echo-message");
    walk.server({":s CAP * ACK :account-tag echo-message"});
    CHECK(walk.sent() == "CAP END");
    walk.server(welcome);
    CHECK(walk.told() == "up oriel accounts");
    CHECK(walk.sent() == "MODE oriel +B\nJOIN #windows");
    walk.server({":oriel!~oriel@host.example JOIN #Windows"});
    CHECK(walk.told() == "joined #windows");
    CHECK(walk.sent() == "WHO #windows %tcnfa,742");
}

TEST_CASE("a server without capabilities does") {
    Walk walk;
    walk.server({":s 421 oriel CAP :Unknown command", ":s 001 oriel :Welcome", ":s 422 oriel :No motd"});
    CHECK(walk.told() == "up oriel");
    CHECK(walk.sent() == "CAP LS 302\nJOIN #windows");
}

TEST_CASE("a message of the day that never ends is not waited for") {
    Walk walk;
    walk.server({":s 001 oriel :Welcome"});
    CHECK(walk.told().empty());
    walk.after(15s);
    CHECK(walk.told() == "up oriel");
}

TEST_CASE("with an account we log in before CAP END, and join after") {
    Walk walk(Walk::with_account());
    walk.server({":s CAP * LS :sasl=PLAIN"});
    CHECK(walk.sent() == "CAP LS 302\nCAP REQ :sasl");
    walk.server({":s CAP * ACK :sasl"});
    CHECK(walk.sent() == "AUTHENTICATE PLAIN");
    walk.server({"AUTHENTICATE +"});
    CHECK(walk.sent() == "AUTHENTICATE b3JpZWwAb3JpZWwAcHc=");
    walk.server({":s 900 oriel oriel!u@h oriel :in", ":s 903 oriel :ok"});
    CHECK(walk.sent() == "CAP END");
    walk.server(welcome);
    CHECK(walk.sent() == "MODE oriel +B\nJOIN #windows");
    CHECK(walk.told() == "up oriel");
}

TEST_CASE("without sasl we stay and do not join, and log in when services are back") {
    Walk walk(Walk::with_account());
    walk.server({":s CAP * LS :cap-notify", ":s CAP * ACK :cap-notify"}).server(welcome);
    CHECK(walk.told() == "up oriel\ntrouble not logged in: services are away");
    CHECK(walk.sent() == "CAP LS 302\nCAP REQ :cap-notify\nCAP END\nMODE oriel +B");
    walk.after(30s);
    walk.server({":s CAP oriel NEW :sasl=PLAIN"});
    CHECK(walk.sent() == "CAP REQ :sasl");
    walk.server({":s CAP oriel ACK :sasl"});
    CHECK(walk.sent() == "AUTHENTICATE PLAIN");
    walk.server({"AUTHENTICATE +", ":s 903 oriel :ok"});
    CHECK(walk.sent() == "AUTHENTICATE b3JpZWwAb3JpZWwAcHc=\nJOIN #windows");
    CHECK(walk.told() == "trouble ");
}

TEST_CASE("services that come back without a word are found within a minute") {
    Walk walk(Walk::with_account());
    walk.server({":s CAP * LS :"}).server(welcome);
    walk.sent();
    walk.after(59s);
    CHECK(walk.sent().empty());
    walk.after(1s);
    CHECK(walk.sent() == "PING :alive\nCAP LS 302");
    walk.server({":s CAP oriel LS :sasl=PLAIN", ":s CAP oriel ACK :sasl", "AUTHENTICATE +", ":s 903 oriel :ok"});
    CHECK(walk.sent() == "CAP REQ :sasl\nAUTHENTICATE PLAIN\nAUTHENTICATE b3JpZWwAb3JpZWwAcHc=\nJOIN #windows");
}

TEST_CASE("a server that answers no capability question is asked once a minute, and never joined without login") {
    Walk walk(Walk::with_account());
    walk.server(welcome);
    walk.sent();
    int asked = 0;
    for (int minute = 0; minute < 10; ++minute) {
        walk.after(1min).server({":s PONG s :alive"});
        const auto sent = walk.sent();
        CHECK(sent.find("JOIN") == sent.npos);
        if (sent.find("CAP LS") != sent.npos) ++asked;
    }
    CHECK(asked == 10);
}

TEST_CASE("a wrong password is tried twice, then told, and the channels stay shut") {
    Walk walk(Walk::with_account());
    walk.server({":s CAP * LS :sasl", ":s CAP * ACK :sasl", "AUTHENTICATE +", ":s 904 oriel :no"});
    CHECK(walk.sent().ends_with("\nAUTHENTICATE PLAIN"));
    walk.server({"AUTHENTICATE +", ":s 904 oriel :no"});
    CHECK(walk.sent().ends_with("\nCAP END"));
    walk.server(welcome);
    CHECK(walk.told() == "up oriel\ntrouble not logged in: login refused (wrong password?)");
    CHECK(walk.sent() == "MODE oriel +B");
    walk.say("t", "#windows", "x").say("u", "ada", "x");
    CHECK(walk.told() == "unsaid t\nunsaid u");
    for (int i = 0; i < 9; ++i) walk.after(30s).server({":s PONG s :alive"});
    CHECK(walk.sent().find("AUTHENTICATE") == std::string::npos);
    walk.after(40s);
    CHECK(walk.sent().ends_with("AUTHENTICATE PLAIN"));
}

TEST_CASE("a login that hangs does not hold up registration for ever") {
    Walk walk(Walk::with_account());
    walk.server({":s CAP * LS :sasl", ":s CAP * ACK :sasl"});
    walk.sent();
    walk.after(15s);
    CHECK(walk.sent() == "AUTHENTICATE *\nCAP END");
}

TEST_CASE("while our nick is taken another one is used, and ours is taken when it is free") {
    Walk walk;
    walk.server({":s 433 * oriel :in use", ":s 437 * oriel_ :unavailable", ":s 432 * oriel__ :bad"});
    CHECK(walk.sent() == "CAP LS 302\nNICK oriel_\nNICK oriel__\nNICK oriel___");
    walk.server({":s 001 oriel___ :Welcome", ":s 422 oriel___ :No motd", ":oriel___!u@h JOIN #windows"});
    CHECK(walk.told() == "up oriel___\njoined #windows");
    walk.sent();
    walk.after(30s);
    CHECK(walk.sent() == "NICK oriel");
    walk.server({":s 433 oriel___ oriel :in use"});
    CHECK(walk.sent().empty());
    walk.server({":oriel!a@b QUIT :bye"}).after(0s);
    CHECK(walk.sent() == "NICK oriel");
    walk.server({":oriel___!u@h NICK :oriel"});
    CHECK(walk.told() == "nick oriel");
    walk.after(55s);
    CHECK(walk.sent().empty());
}

TEST_CASE("when no nick is left the link is given up") {
    Walk walk;
    for (int i = 0; i < 8; ++i) walk.server({":s 433 * x :in use"});
    CHECK_FALSE(walk.session.over());
    walk.server({":s 433 * x :in use"});
    CHECK(walk.session.over() == "no nick is free");
}

TEST_CASE("a server that never welcomes us is left after a minute") {
    Walk walk;
    walk.after(59s);
    CHECK_FALSE(walk.session.over());
    walk.after(1s);
    CHECK(walk.session.over() == "the server did not welcome us in time");
}

TEST_CASE("a silent server is asked twice and then given up, after 100 seconds") {
    Walk walk;
    walk.settle();
    walk.after(59s);
    CHECK(walk.sent().empty());
    walk.after(1s);
    CHECK(walk.sent() == "PING :alive");
    walk.after(20s);
    CHECK(walk.sent() == "PING :alive");
    walk.after(19s);
    CHECK_FALSE(walk.session.over());
    walk.after(1s);
    CHECK(walk.session.over() == "the server is silent");
}

TEST_CASE("any byte shows that the server lives") {
    Walk walk;
    walk.settle();
    for (int i = 0; i < 20; ++i) {
        walk.after(70s);
        CHECK(walk.sent() == "PING :alive");
        walk.session.alive(walk.now);
    }
    CHECK_FALSE(walk.session.over());
}

TEST_CASE("an idle session wakes less than once in ten seconds") {
    Walk walk;
    walk.settle("echo-message");
    int wakes = 0;
    const auto end = walk.now + 1h;
    while (walk.session.wakes_at() < end && wakes < 1000) {
        ++wakes;
        walk.now = walk.session.wakes_at();
        walk.session.tick(walk.now);
        if (!walk.sent().empty()) walk.session.alive(walk.now);
    }
    CHECK(wakes <= 60);
}

TEST_CASE("the last word of the server is kept, and a ban is known for one") {
    Walk walk;
    walk.server({":s 465 oriel :You are banned", "ERROR :Closing Link"});
    CHECK(walk.session.farewell() == "You are banned");
    CHECK(walk.session.banned());
    walk.after(2s);
    CHECK(walk.session.over());
    Walk other;
    other.settle().server({"ERROR :Closing Link: (shutting down)"});
    CHECK(other.session.farewell() == "Closing Link: (shutting down)");
    CHECK_FALSE(other.session.banned());
}

TEST_CASE("QUIT goes at once, nothing follows it, and the link is closed soon after") {
    Walk walk;
    walk.settle();
    walk.say("t", "#windows", "late").session.quit("bye\r\nJOIN #x", walk.now);
    CHECK(walk.sent() == "QUIT :bye  JOIN #x");
    walk.say("u", "#windows", "later");
    CHECK(walk.told() == "unsaid u");
    walk.after(2s);
    CHECK(walk.session.over());
    walk.session.end();
    CHECK(walk.told() == "unsaid t");
}
