#include "bot/irc/tame.hpp"

#include <doctest/doctest.h>

#include "bot/irc/framer.hpp"
#include "bot/irc/incoming.hpp"

using namespace bot::irc;
using Lines = std::vector<std::string>;

TEST_CASE("ordinary lines pass with the same meaning") {
    for (const auto* line :
         {":s 001 me :hi there", ":n!u@h PRIVMSG #c :a  b", ":n!u@h JOIN #c", "AUTHENTICATE +", ":s CAP * LS * :a b=c",
          "ERROR :Closing", ":n!u@h KICK #c me :out", ":n!u@h QUIT :bye", ":s 353 me = #c :@a +b"}) {
        CAPTURE(line);
        const auto tamed = tame(line);
        REQUIRE(tamed.size() == 1);
        CHECK(parse(tamed[0]) == parse(line));
    }
}

TEST_CASE("who is back has no parameter on the wire and an empty one for the library") {
    CHECK(tame(":n!u@h AWAY") == Lines{":n!u@h AWAY :"});
    CHECK(tame(":n!u@h AWAY :lunch") == Lines{":n!u@h AWAY :lunch"});
}

TEST_CASE("lines that crash or wedge the library never reach it") {
    for (const auto* line : {"N",
                             "NICK",
                             "PING",
                             "001",
                             "372",
                             ":s 001",
                             "000 a",
                             ":s 000 a b",
                             "NICK x",
                             "JOIN #x",
                             "PART #x",
                             "QUIT :x",
                             "KICK #c a",
                             "MODE a +i",
                             "PRIVMSG a :b",
                             "NOTICE a :b",
                             ":n PRIVMSG a",
                             ":n NOTICE a",
                             ":n PRIVMSG a :\x01",
                             ":n NOTICE a :\x01",
                             ":n PRIVMSG a :\x01"
                             "DCC SEND f 1 2 3\x01",
                             ":n PRIVMSG a :\x01"
                             "dcc CHAT chat 1 2\x01",
                             "",
                             ":",
                             ":x",
                             "0001 a",
                             "+1 a"}) {
        CAPTURE(line);
        CHECK(tame(line) == Lines{});
    }
}

TEST_CASE("005 is cut into pieces of eight tokens, each with its frame") {
    const Lines wanted = {":s 005 me 1 2 3 4 5 6 7 8 :are supported", ":s 005 me 9 10 11 12 13 :are supported"};
    CHECK(tame(":s 005 me 1 2 3 4 5 6 7 8 9 10 11 12 13 :are supported") == wanted);
    CHECK(tame(":s 005 me 1 2 3 4 5 6 7 8 :are supported").size() == 1);
}

TEST_CASE("a PING is answered with all of its text") {
    CHECK(tame("PING token") == Lines{"PING ::token"});
    CHECK(tame(":s PING :two words") == Lines{"PING ::two words"});
}

TEST_CASE("no line leaves longer than the library's buffer") {
    std::string line = ":s 005 me";
    for (int i = 0; i < 480; ++i) line += " x";
    for (const auto& one : tame(line)) CHECK(one.size() < 1020);
    CHECK(tame(":n!u@h PRIVMSG #c :" + std::string(Framer::most_text - 19, 'x')).size() == 1);
}
