#include <doctest/doctest.h>

#include "bot/irc/session.hpp"
#include "walk.hpp"

using namespace bot::irc;
using namespace std::chrono_literals;

TEST_CASE("what people say is heard, with the account of that very message") {
    Walk walk;
    walk.settle("account-tag message-tags");
    struct Row {
        const char *line, *told;
    };
    for (const auto& row :
         {Row{"@account=Ada :ada!u@h PRIVMSG #windows :oriel: now", "ada (Ada) in #windows: oriel: now"},
          Row{":ada!u@h PRIVMSG #WINDOWS :hi", "ada in #windows: hi"}, Row{":ada!u@h PRIVMSG ORIEL :now", "ada: now"},
          Row{"@bot;account=logs :logmsgbot!u@h PRIVMSG #windows :x", "logmsgbot (logs) [bot] in #windows: x"},
          Row{"@inspircd.org/bot :b!u@h PRIVMSG #windows :x", "b [bot] in #windows: x"},
          Row{"@account= :ada!u@h PRIVMSG #windows :x", "ada in #windows: x"},
          Row{"@+account=Ada :ada!u@h PRIVMSG #windows :x", "ada in #windows: x"},
          Row{":ada!u@h PRIVMSG #windows :", "ada in #windows: "}, Row{":ada!u@h NOTICE #windows :x", ""},
          Row{":ada!u@h PRIVMSG #other :x", ""}, Row{":ada!u@h PRIVMSG @#windows :x", ""},
          Row{":ada!u@h PRIVMSG $* :x", ""}, Row{":ada!u@h PRIVMSG #windows", ""},
          Row{":oriel!u@h PRIVMSG #windows :x", ""}, Row{":Oriel!u@h PRIVMSG oriel :x", ""},
          Row{":ada!u@h PRIVMSG #windows :\x01"
              "ACTION waves\x01",
              "ada in #windows * waves"}}) {
        CAPTURE(row.line);
        CHECK(walk.server({row.line}).told() == row.told);
    }
    CHECK(walk.sent().empty());
}

TEST_CASE("without account-tag the account is what JOIN, ACCOUNT and WHOX told, and nothing when they tell not all") {
    struct Row {
        const char *caps, *told;
    };
    for (const auto& row :
         {Row{"account-notify extended-join", "ada (Ada) in #windows: x"}, Row{"extended-join", "ada in #windows: x"},
          Row{"account-notify", "ada in #windows: x"}, Row{"", "ada in #windows: x"},
          Row{"account-notify account-tag extended-join", "ada in #windows: x"}}) {
        Walk walk;
        walk.settle(row.caps);
        walk.server(
            {":ada!u@h JOIN #windows Ada :Ada L", ":s 354 oriel 742 #windows ada Ada", ":ada!u@h PRIVMSG #windows :x"});
        CAPTURE(row.caps);
        CHECK(walk.told() == row.told);
    }
}

TEST_CASE("a message is confirmed by its echo, or by the answer to a PING behind it") {
    Walk echo;
    echo.settle("echo-message").say("t", "#Windows", "hello");
    CHECK(echo.sent() == "PRIVMSG #Windows :hello");
    CHECK(echo.told().empty());
    CHECK(echo.server({":oriel!~oriel@host.example PRIVMSG #windows :hello"}).told() == "said t");

    Walk ping;
    ping.settle().say("t", "#windows", "hello").say("", "ada", "answer");
    CHECK(ping.sent() == "PRIVMSG #windows :hello\nPRIVMSG ada :answer\nPING :oriel-1");
    CHECK(ping.server({":s PONG s :oriel-1"}).told() == "said t");
}

TEST_CASE("one PING answers for all the messages that go out together") {
    Walk walk;
    walk.settle().say("t1", "#windows", "one").say("t2", "#windows", "two");
    CHECK(walk.sent() == "PRIVMSG #windows :one\nPRIVMSG #windows :two\nPING :oriel-2");
    CHECK(walk.server({":s PONG s :oriel-2"}).told() == "said t1\nsaid t2");
}

TEST_CASE("what cannot be said is refused at once") {
    Walk walk;
    walk.say("early", "#windows", "x");
    CHECK(walk.told() == "unsaid early");
    walk.settle();
    struct Row {
        const char *to, *text;
    };
    for (const auto& row : {Row{"#other", "x"}, Row{"", "x"}, Row{"a b", "x"}, Row{"a,b", "x"}, Row{":a", "x"},
                            Row{"a\r\nQUIT", "x"}, Row{"ada", ""}, Row{"ada", " \r\n "}}) {
        CAPTURE(row.to);
        CHECK(walk.say("t", row.to, row.text).told() == "unsaid t");
        CHECK(walk.say("", row.to, row.text).told().empty());
    }
    CHECK(walk.sent().empty());
}

TEST_CASE("text cannot smuggle in commands, and is cut so that it arrives whole") {
    Walk walk;
    walk.settle("echo-message").say("", "#windows", "a\r\nQUIT :b");
    CHECK(walk.sent() == "PRIVMSG #windows :a  QUIT :b");
    walk.say("t", "#windows", std::string(600, 'x') + " end");
    const std::string frame = ":oriel!~oriel@host.example PRIVMSG #windows :\r\n";
    const auto first = 512 - frame.size();
    CHECK(walk.sent() == "PRIVMSG #windows :" + std::string(first, 'x') +
                             "\nPRIVMSG #windows :" + std::string(600 - first, 'x') + " end");
    walk.server(":oriel!~oriel@host.example PRIVMSG #windows :" + std::string(first, 'x'));
    CHECK(walk.told().empty());
    walk.server(":oriel!~oriel@host.example PRIVMSG #windows :" + std::string(600 - first, 'x') + " end");
    CHECK(walk.told() == "said t");
}

TEST_CASE("a new host or nick of ours leaves as much room as it takes") {
    const auto room = [](Walk& walk) {
        walk.say("", "#windows", std::string(600, 'x'));
        const auto sent = walk.sent();
        return sent.find('\n') - std::string("PRIVMSG #windows :").size();
    };
    Walk walk;
    const auto before = room(walk.settle());
    const auto longer = [&](std::initializer_list<const char*> lines) {
        return before - room(walk.after(30s).server(lines));
    };
    CHECK(longer({":oriel!~oriel@host.example CHGHOST ~oriel cloak.host.example"}) == 6);
    CHECK(longer({":s 396 oriel host.example :is now your hidden host"}) == 0);
    CHECK(longer({":oriel!~oriel@host.example NICK :orielle"}) == 2);
}

TEST_CASE("a line the server refuses is not said, and not in doubt") {
    Walk walk;
    walk.settle("echo-message").say("t", "#windows", "x").sent();
    CHECK(walk.server({":s 404 oriel #windows :Cannot send to channel"}).told() == "unsaid t");
    walk.say("u", "ada", "x").sent();
    CHECK(walk.server({":s 401 oriel Ada :No such nick"}).told() == "unsaid u");
}

TEST_CASE("after a kick, what waits for the channel is not said, and we come back") {
    Walk walk;
    walk.settle("echo-message");
    for (int i = 0; i < 7; ++i) walk.say(std::to_string(i), "#windows", "x");
    walk.sent();
    walk.server({":op!u@h KICK #windows oriel :enough"});
    CHECK(walk.told() == "unsaid 5\nunsaid 6\nleft #windows (kicked by op: enough)");
    walk.server({":s 404 oriel #windows :x"});
    CHECK(walk.told() == "unsaid 0");
    walk.say("t", "#windows", "x");
    CHECK(walk.told() == "unsaid t");
    walk.after(29s);
    CHECK(walk.sent().find("JOIN") == std::string::npos);
    walk.after(1s);
    CHECK(walk.sent().ends_with("JOIN #windows"));
    walk.server({":s 474 oriel #windows :Banned"});
    CHECK(walk.told().ends_with("left #windows (banned)\ntrouble not in #windows: banned"));
    walk.after(60s).server({":oriel!u@h JOIN #windows"});
    CHECK(walk.told() == "joined #windows\ntrouble ");
}

TEST_CASE("others who are kicked, part or quit are no news") {
    Walk walk;
    walk.settle();
    walk.server(
        {":op!u@h KICK #windows ada :x", ":kay!u@h PART #windows", ":bo!u@h QUIT :x", ":op!u@h KICK #other oriel :x"});
    CHECK(walk.told().empty());
}

TEST_CASE("a channel we did not want is left") {
    Walk walk;
    walk.settle().server({":oriel!u@h JOIN ##overflow"});
    CHECK(walk.sent() == "PART ##overflow");
    CHECK(walk.told().empty());
}

TEST_CASE("urgent lines overtake, and all keep to the rate") {
    Walk walk;
    walk.settle("echo-message");
    for (int i = 0; i < 7; ++i) walk.say("", "ada", std::to_string(i));
    walk.say("", "#windows", "U", true);
    CHECK(walk.sent() == "PRIVMSG #windows :U\nPRIVMSG ada :0\nPRIVMSG ada :1\nPRIVMSG ada :2\nPRIVMSG ada :3");
    walk.after(2s);
    CHECK(walk.sent() == "PRIVMSG ada :4");
    walk.after(4s);
    CHECK(walk.sent() == "PRIVMSG ada :5\nPRIVMSG ada :6");
}

TEST_CASE("when the link ends, every open token is reported once, in doubt when it was handed over") {
    Walk walk;
    walk.settle("echo-message");
    for (int i = 0; i < 6; ++i) walk.say(std::to_string(i), "#windows", "x" + std::to_string(i));
    walk.say("", "#windows", "answer").sent();
    walk.server({":oriel!u@h PRIVMSG #windows :x0"});
    walk.session.end();
    CHECK(walk.told() == "said 0\nperhaps 1\nperhaps 2\nperhaps 3\nperhaps 4\nunsaid 5");
    walk.session.end();
    CHECK(walk.told().empty());
}

TEST_CASE("CTCP VERSION and PING are answered, seldom") {
    Walk walk;
    walk.settle();
    walk.server({":ada!u@h PRIVMSG oriel :\x01VERSION\x01", ":ada!u@h PRIVMSG oriel :\x01PING 1 2\x01"});
    CHECK(walk.sent() == "NOTICE ada :\x01VERSION oriel 1\x01");
    walk.after(5s).server({":ada!u@h PRIVMSG oriel :\x01PING 1 2\x01", ":ada!u@h PRIVMSG oriel :\x01TIME\x01"});
    CHECK(walk.sent() == "NOTICE ada :\x01PING 1 2\x01");
    CHECK(walk.told().empty());
}

TEST_CASE("an ACTION is heard as one, and is no CTCP request") {
    Walk walk;
    walk.settle();
    walk.server(
        {":ada!u@h PRIVMSG #windows :\x01"
         "ACTION is here\x01",
         ":ada!u@h PRIVMSG oriel :\x01"
         "ACTION \x01"});
    CHECK(walk.told() == "ada in #windows * is here\nada * ");
    CHECK(walk.sent().empty());
}

TEST_CASE("after the end everything is refused") {
    Walk walk;
    walk.settle().session.end();
    walk.say("t", "#windows", "x");
    CHECK(walk.told() == "unsaid t");
}
