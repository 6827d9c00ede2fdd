#include "bot/irc/carrier.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>

#include "fake_server.hpp"

using namespace bot::irc;
using namespace std::chrono_literals;

TEST_CASE("CAP LS is on the wire before NICK and USER, and then all goes its way") {
    Stage stage;
    stage.start();
    CHECK(stage.told_so("joined #windows"));
    REQUIRE(stage.server.lines.size() >= 5);
    CHECK(stage.server.lines[0] == "CAP LS 302");
    CHECK(stage.server.lines[1] == "NICK oriel");
    CHECK(stage.server.lines[2].starts_with("USER oriel "));
    CHECK(stage.server.lines[3] == "CAP END");
    CHECK(stage.server.lines[4] == "JOIN #windows");
    CHECK(stage.history() == "up oriel; joined #windows");
    CHECK(stage.finish());
    CHECK(stage.server.lines.back() == "QUIT :done");
}

TEST_CASE("it logs in before it joins") {
    Stage stage;
    stage.settings.account = "oriel";
    stage.settings.password = "pw";
    auto& rules = stage.server.rules;
    rules.insert(rules.begin(), {{"CAP LS", ":s CAP * LS :sasl=PLAIN account-tag"},
                                 {"CAP REQ", ":s CAP * ACK :account-tag sasl"},
                                 {"AUTHENTICATE PLAIN", "AUTHENTICATE +"},
                                 {"AUTHENTICATE ", ":s 903 oriel :ok"}});
    stage.start();
    CHECK(stage.told_so("joined #windows"));
    CHECK(stage.told.front() == "up oriel accounts");
    const std::vector<std::string> wanted = {"CAP REQ :account-tag sasl", "AUTHENTICATE PLAIN",
                                             "AUTHENTICATE b3JpZWwAb3JpZWwAcHc=", "CAP END", "JOIN #windows"};
    CHECK(std::vector(stage.server.lines.begin() + 3, stage.server.lines.end()) == wanted);
}

TEST_CASE("what is heard can be answered at once, and the answer is confirmed by a PING behind it") {
    Stage stage;
    stage.on_heard = [&](const Line& line) { stage.carrier().say({"t", line.channel, "answer", false}); };
    stage.start();
    CHECK(stage.told_so("joined #windows"));
    stage.server.send(":ada!u@h PRIVMSG #windows :oriel: now");
    CHECK(stage.told_so("said t"));
    CHECK(stage.history() == "up oriel; joined #windows; ada: oriel: now; said t");
    CHECK(stage.sent_so("PING :oriel-1"));
}

TEST_CASE("who is on the network is asked on the link there is, and told") {
    Stage stage;
    stage.start();
    stage.carrier().monitor({"early"});
    CHECK(stage.told_so("joined #windows"));
    stage.server.send(":s 005 oriel MONITOR=30 :are supported\r\n:ada!u@h PRIVMSG #windows :ready");
    CHECK(stage.told_so("ada: ready"));
    stage.server.rules.insert(stage.server.rules.begin(), {{"MONITOR + ada,Kay", ":s 730 oriel :Ada!u@h"}});
    stage.carrier().monitor({"ada", "Kay"});
    CHECK(stage.told_so("network +ada"));
    stage.server.send(":s 731 oriel :kay,early");
    CHECK(stage.told_so("network -Kay"));
    CHECK(stage.finish());
    CHECK(std::ranges::count(stage.server.lines, "MONITOR + early") == 0);
}

TEST_CASE("who is in a channel is told after the channel is") {
    Stage stage;
    stage.start();
    CHECK(stage.told_so("joined #windows"));
    stage.server.send(":s 353 oriel = #windows :ada Kay oriel\r\n:s 366 oriel #windows :End\r\n:bo!u@h JOIN #windows");
    CHECK(stage.told_so("seen #windows +bo"));
    CHECK(stage.history() == "up oriel; joined #windows; seen #windows +ada +Kay; seen #windows +bo");
}

TEST_CASE("an echo confirms what was said") {
    Stage stage;
    auto& rules = stage.server.rules;
    rules.insert(rules.begin(), {{"CAP LS", ":s CAP * LS :echo-message"},
                                 {"CAP REQ", ":s CAP * ACK :echo-message"},
                                 {"PRIVMSG", ":oriel!o@h PRIVMSG #windows :hello"}});
    stage.start();
    CHECK(stage.told_so("joined #windows"));
    stage.carrier().say({"t", "#windows", "hello", true});
    CHECK(stage.told_so("said t"));
    CHECK_FALSE(stage.server.lines.back().starts_with("PING"));
}

TEST_CASE("nothing is told from inside say(), and what cannot be said is refused right after") {
    Stage stage;
    stage.start();
    stage.carrier().say({"early", "#windows", "x", false});
    CHECK(stage.told.empty());
    CHECK(stage.told_so("unsaid early"));
    CHECK(stage.told_so("joined #windows"));
    stage.carrier().say({"elsewhere", "#other", "x", false});
    stage.carrier().say({"", "#other", "x", false});
    CHECK(stage.told.back() == "joined #windows");
    CHECK(stage.told_so("unsaid elsewhere"));
}

TEST_CASE("PING is answered with all of its text, also with tags") {
    Stage stage;
    stage.start();
    CHECK(stage.told_so("joined #windows"));
    stage.server.send("@time=now :s PING :two words");
    CHECK(stage.sent_so("PONG :two words"));
}

TEST_CASE("the nick that is taken is got back") {
    Stage stage;
    auto& rules = stage.server.rules;
    rules.insert(rules.begin(), {{"NICK oriel_", ""}, {"NICK oriel", ":s 433 * oriel :in use"}});
    for (auto& rule : rules)
        if (rule.begin == "CAP END") rule.answer = ":s 001 oriel_ :Welcome\r\n:s 422 oriel_ :x";
    for (auto& rule : rules)
        if (rule.begin == "JOIN") rule.answer = ":oriel_!o@h JOIN %1";
    stage.start();
    // The welcome waits for the fallback nick, as with a real server.
    CHECK(stage.sent_so("NICK oriel_"));
    CHECK(stage.told_so("up oriel_"));
    CHECK(stage.told_so("joined #windows"));
    CHECK(stage.sent_so("NICK oriel", 3));
    stage.server.send(":oriel_!o@h NICK :oriel");
    CHECK(stage.told_so("nick oriel"));
}

TEST_CASE("it can be stopped at any time, twice, and also when it was never started") {
    for (const char* when : {"", "CAP LS", "NICK", "CAP END", "JOIN"}) {
        Stage stage;
        stage.start();
        if (*when) CHECK(stage.sent_so(when));
        CAPTURE(when);
        int done = 0;
        stage.carrier().stop("bye", [&] { ++done, stage.server.close(); });
        stage.carrier().stop("bye again", [&] { done += 100; });
        CHECK(stage.finish());
        CHECK(done == 1);
    }
    Stage stage;
    bool done = false;
    Carrier idle(stage.io.get_executor(), stage.settings, stage);
    idle.stop("never begun", [&] { done = true; });
    stage.io.run_for(100ms);
    CHECK(done);
}

TEST_CASE("what is open when it stops is reported, and then nothing more") {
    Stage stage;
    stage.server.rules.insert(stage.server.rules.begin(), {"PING", ""});
    stage.start();
    CHECK(stage.told_so("joined #windows"));
    stage.carrier().say({"t", "#windows", "x", false});
    CHECK(stage.sent_so("PRIVMSG"));
    CHECK(stage.finish());
    const auto history = stage.history();
    CHECK(history == "up oriel; joined #windows; perhaps t; down stopped");
    stage.carrier().say({"u", "#windows", "x", false});
    stage.io.restart();
    stage.io.run_for(50ms);
    CHECK(stage.history() == history);
}

TEST_CASE("settings that cannot work are refused") {
    Stage stage;
    stage.settings.nick = "%s";
    CHECK_THROWS_AS(stage.start(), std::invalid_argument);
}
