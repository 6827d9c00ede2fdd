#include <doctest/doctest.h>

#include "fake_server.hpp"

using namespace bot::irc;
using namespace std::chrono_literals;

TEST_CASE("when the link drops, what was open is in doubt, and it comes back and joins again") {
    Stage stage;
    stage.server.rules.insert(stage.server.rules.begin(), {"PING", "drop"});
    stage.start();
    CHECK(stage.told_so("joined #windows"));
    stage.carrier().say({"t", "#windows", "x", false});
    CHECK(stage.told_so("joined #windows", 2));
    CHECK(stage.history() ==
          "up oriel; joined #windows; perhaps t; down the server closed the connection; up oriel; joined #windows");
    CHECK(stage.server.connections == 2);
}

TEST_CASE("it comes back as often as it is thrown out, and says so each time it was welcome") {
    Stage stage;
    stage.server.rules.insert(stage.server.rules.begin(), {"JOIN", "drop"});
    stage.start();
    CHECK(stage.told_so("up oriel", 10));
    CHECK(stage.told_so("down the server closed the connection", 10));
}

TEST_CASE("a server that refuses us before the welcome is tried again without a word to the listener") {
    Stage stage;
    stage.server.rules.insert(stage.server.rules.begin(), {"NICK", "drop"});
    stage.start();
    CHECK(stage.until([&] { return stage.server.connections >= 4; }));
    CHECK(stage.told.empty());
}

TEST_CASE("the server's last word is the reason") {
    Stage stage;
    stage.start();
    CHECK(stage.told_so("joined #windows"));
    stage.server.send("ERROR :Closing Link: oriel (restarting)");
    stage.server.drop();
    CHECK(stage.told_so("down Closing Link: oriel (restarting)"));
}

TEST_CASE("after a kick it is back, and what is said meanwhile is refused") {
    Stage stage;
    stage.start();
    CHECK(stage.told_so("joined #windows"));
    stage.server.send(":op!u@h KICK #windows oriel :enough");
    CHECK(stage.told_so("left #windows (kicked by op: enough)"));
    stage.carrier().say({"t", "#windows", "x", false});
    CHECK(stage.told_so("joined #windows", 2));
    CHECK(stage.told_so("unsaid t"));
}

TEST_CASE("a channel that refuses us is tried until it does not") {
    Stage stage;
    auto& rules = stage.server.rules;
    rules.insert(rules.begin(), {"JOIN", ":s 474 oriel #windows :Banned"});
    stage.start();
    CHECK(stage.told_so("trouble not in #windows: banned"));
    CHECK(stage.sent_so("JOIN", 3));
    rules.erase(rules.begin());
    CHECK(stage.told_so("joined #windows"));
    CHECK(stage.told_so("trouble "));
    CHECK(std::ranges::count(stage.told, "left #windows (banned)") == 1);
}

TEST_CASE("services that come later are found, and only then it joins") {
    Stage stage;
    stage.settings.account = "oriel";
    stage.settings.password = "pw";
    stage.start();
    CHECK(stage.told_so("trouble not logged in: services are away"));
    CHECK(stage.sent_so("CAP LS", 3));
    CHECK_FALSE(std::ranges::any_of(stage.server.lines, [](auto& line) { return line.starts_with("JOIN"); }));
    auto& rules = stage.server.rules;
    rules.insert(rules.begin(), {{"CAP LS", ":s CAP oriel LS :sasl"},
                                 {"CAP REQ", ":s CAP oriel ACK :sasl"},
                                 {"AUTHENTICATE PLAIN", "AUTHENTICATE +"},
                                 {"AUTHENTICATE ", ":s 903 oriel :ok"}});
    CHECK(stage.told_so("joined #windows"));
    CHECK(stage.told_so("trouble "));
}

TEST_CASE("a server that falls silent is given up") {
    Stage stage;
    stage.settings.pace.silence = stage.settings.pace.missed = 20ms;
    stage.server.rules.insert(stage.server.rules.begin(), {"PING", ""});
    stage.start();
    CHECK(stage.told_so("down the server is silent"));
    CHECK(stage.sent_so("PING :alive", 2));
}

TEST_CASE("a server that takes the connection and says nothing is left") {
    Stage stage;
    stage.settings.pace.registration = 20ms;
    stage.server.rules.clear();
    stage.start();
    CHECK(stage.until([&] { return stage.server.connections >= 2; }));
}

TEST_CASE("a port where nobody listens is tried again, and stopping does not wait") {
    Stage stage;
    stage.server.close();
    stage.settings.pace.retry_least = stage.settings.pace.retry_most = 1h;
    stage.start();
    stage.io.run_for(50ms);
    CHECK(stage.told.empty());
    const auto begun = std::chrono::steady_clock::now();
    CHECK(stage.finish());
    CHECK(std::chrono::steady_clock::now() - begun < 2s);
}

TEST_CASE("hostile lines on the wire do no harm") {
    Stage stage;
    stage.start();
    CHECK(stage.told_so("joined #windows"));
    for (const auto& line :
         {std::string("\r\n\r\n\n"), std::string(100'000, 'x'), "@" + std::string(12'000, 't') + " PING a",
          std::string("NICK x"), std::string("N\r\nQUIT\r\nJOIN #x\r\n000 a\r\n:onlyprefix\r\n: \r\n@"),
          std::string(":b!b@h PRIVMSG oriel :\x01"), std::string(":b!b@h PRIVMSG #windows :a\0b", 28),
          std::string(":%s%n!%n@%s PRIVMSG %s :%s%n")})
        stage.server.send(line);
    stage.server.send(":ada!u@h PRIVMSG #windows :still there?");
    CHECK(stage.told_so("ada: still there?"));
    CHECK(stage.history() == "up oriel; joined #windows; ada: still there?");
}

TEST_CASE("many lines at once are all heard") {
    Stage stage;
    stage.start();
    CHECK(stage.told_so("joined #windows"));
    for (int k = 0; k < 20; ++k) {
        std::string many;
        for (int i = 0; i < 100; ++i)
            many += (i ? "\r\n" : "") + (":u!u@h PRIVMSG #windows :" + std::to_string(k * 100 + i));
        stage.server.send(many);
        CHECK(stage.told_so("u: " + std::to_string(k * 100 + 99)));
    }
    CHECK(stage.told.size() == 2002);
}
