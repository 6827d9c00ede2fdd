#include "bot/irc/caps.hpp"

#include <doctest/doctest.h>

using namespace bot::irc;

namespace {

Lines hear(Caps& caps, const char* line) {
    return caps.hear(*parse(line));
}

}  // namespace

TEST_CASE("what we use and the server offers is asked for in one request") {
    Caps caps(true);
    CHECK(caps.ask() == Lines{"CAP LS 302"});
    CHECK_FALSE(caps.settled());
    CHECK(hear(caps, ":s CAP * LS :sasl=PLAIN,EXTERNAL echo-message batch tls=6697 account-tag") ==
          Lines{"CAP REQ :account-tag echo-message sasl"});
    CHECK_FALSE(caps.settled());
    CHECK(hear(caps, ":s CAP me ACK :account-tag echo-message sasl").empty());
    CHECK(caps.settled());
    CHECK(caps.has("sasl"));
    CHECK(caps.takes_passwords());
    CHECK_FALSE(caps.has("batch"));
}

TEST_CASE("an offer in several lines is waited for") {
    Caps caps(false);
    CHECK(hear(caps, ":s CAP * LS * :chghost sasl").empty());
    CHECK_FALSE(caps.settled());
    CHECK(hear(caps, ":s CAP * LS :server-time") == Lines{"CAP REQ :chghost server-time"});
}

TEST_CASE("sasl is asked for only when there is an account") {
    Caps caps(false);
    CHECK(hear(caps, ":s CAP * LS :sasl").empty());
    CHECK(caps.settled());
}

TEST_CASE("a server that takes no passwords is seen") {
    Caps caps(true);
    hear(caps, ":s CAP * LS :sasl=EXTERNAL,SCRAM-SHA-256-PLAIN");
    CHECK_FALSE(caps.takes_passwords());
}

TEST_CASE("a refused request is made again one by one, and once") {
    Caps caps(true);
    hear(caps, ":s CAP * LS :sasl chghost");
    CHECK(hear(caps, ":s CAP * NAK :chghost sasl") == Lines{"CAP REQ :chghost", "CAP REQ :sasl"});
    CHECK(hear(caps, ":s CAP * NAK :chghost ").empty());
    CHECK_FALSE(caps.settled());
    CHECK(hear(caps, ":s CAP * ACK :sasl ").empty());
    CHECK(caps.settled());
    CHECK(hear(caps, ":s CAP * LS :sasl chghost").empty());
    CHECK(hear(caps, ":s CAP * NEW :chghost") == Lines{"CAP REQ :chghost"});
}

TEST_CASE("what comes later is asked for, what goes is gone") {
    Caps caps(true);
    hear(caps, ":s CAP * LS :cap-notify");
    hear(caps, ":s CAP * ACK :cap-notify");
    CHECK_FALSE(caps.has("sasl"));
    CHECK(hear(caps, ":s CAP me NEW :sasl=PLAIN") == Lines{"CAP REQ :sasl"});
    hear(caps, ":s CAP me ACK :sasl");
    CHECK(caps.has("sasl"));
    hear(caps, ":s CAP me DEL :sasl");
    CHECK_FALSE(caps.has("sasl"));
    hear(caps, ":s CAP me ACK :-cap-notify");
    CHECK_FALSE(caps.has("cap-notify"));
}

TEST_CASE("nothing is in force that was not asked for, and nonsense is borne") {
    Caps caps(true);
    for (const auto* line : {":s CAP", ":s CAP *", ":s CAP * LS", ":s CAP * ACK :sasl batch", ":s CAP * NAK :sasl",
                             ":s CAP * NEW :sasl", ":s CAP * LIST :sasl", ":s CAP * DEL :x", ":s CAP * ACK :"}) {
        CAPTURE(line);
        CHECK(hear(caps, line).empty());
    }
    CHECK_FALSE(caps.has("sasl"));
    CHECK_FALSE(caps.settled());
}
