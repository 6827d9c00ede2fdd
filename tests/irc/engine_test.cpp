#include "bot/irc/engine.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <filesystem>
#include <random>

#include "bot/irc/session.hpp"
#include "walk.hpp"

using namespace bot::irc;

namespace {

// All messages that a line of the server becomes.
std::vector<Incoming> heard(Engine& engine, const std::string& line) {
    std::vector<Incoming> all;
    for (const auto& raw : Framer().push(line + "\r\n"))
        for (auto& in : engine.feed(raw)) all.push_back(std::move(in));
    return all;
}

std::size_t descriptors() {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd"))
        count += entry.path().empty() ? 0 : 1;
    return count;
}

bool alive(Engine& engine) {
    engine.take();
    heard(engine, "PING :still there?");
    return engine.take() == "PONG :still there?\r\n";
}

}  // namespace

TEST_CASE("it registers by itself") {
    Engine engine(Walk::settings());
    const auto lines = engine.take();
    CHECK(lines.starts_with("NICK oriel\r\nUSER oriel "));
    CHECK(lines.ends_with(":oriel\r\n"));
    CHECK(engine.take().empty());
}

TEST_CASE("messages come out as they went in") {
    Engine engine(Walk::settings());
    for (const auto* line : {":s 001 oriel :hi there",
                             ":ada!u@h PRIVMSG #c :a  b %s %n",
                             ":ada!u@h PRIVMSG oriel :x",
                             ":oriel!u@h JOIN #c",
                             ":ada!u@h JOIN #c Ada :Ada L",
                             ":ada!u@h NICK :kay",
                             ":oriel!u@h NICK :oriel_",
                             ":ada!u@h QUIT :bye",
                             ":ada!u@h PART #c :bye",
                             ":ada!u@h AWAY :lunch",
                             ":ada!u@h AWAY :",
                             ":op!u@h KICK #c ada :out",
                             ":s CAP * LS * :a b=c",
                             "AUTHENTICATE +",
                             ":ada!u@h ACCOUNT Ada",
                             ":ada!u@h CHGHOST u host",
                             "ERROR :Closing Link",
                             ":s PONG s :oriel-1",
                             ":s 354 oriel 742 #c ada Ada",
                             ":s 433 * oriel :in use",
                             ":ada!u@h PRIVMSG #c :\x01not CTCP",
                             ":s 353 oriel = #c :@a +b"}) {
        CAPTURE(line);
        const auto all = heard(engine, line);
        REQUIRE(all.size() == 1);
        CHECK(all[0] == *parse(line));
    }
}

TEST_CASE("each line comes with its own tags") {
    Engine engine(Walk::settings());
    CHECK(heard(engine, "@account=ada :ada!u@h PRIVMSG #c :x")[0].tags == "account=ada");
    CHECK(heard(engine, ":ada!u@h PRIVMSG #c :x")[0].tags.empty());
    const std::string tags(Framer::most_tags, 't');
    CHECK(heard(engine, "@" + tags + " :ada!u@h PRIVMSG #c :x")[0].tags == tags);
    heard(engine, "@time=now PING :a");
    CHECK(engine.take().ends_with("PONG :a\r\n"));
}

TEST_CASE("all the tokens of a long 005 arrive") {
    Engine engine(Walk::settings());
    std::string tokens;
    for (const auto& in : heard(engine, ":s 005 oriel 1 2 3 4 5 6 7 8 9 10 11 12 CASEMAPPING=ascii :are supported"))
        for (std::size_t i = 1; i + 1 < in.params.size(); ++i) tokens += in.params[i] + " ";
    CHECK(tokens == "1 2 3 4 5 6 7 8 9 10 11 12 CASEMAPPING=ascii ");
}

TEST_CASE("CTCP requests and ACTION come with their marks, NOTICE does not come, and it answers none itself") {
    Engine engine(Walk::settings());
    engine.take();
    CHECK(heard(engine, ":ada!u@h PRIVMSG oriel :\x01VERSION\x01").at(0).param(1) == "\x01VERSION\x01");
    CHECK(heard(engine, ":ada!u@h PRIVMSG oriel :\x01\x01").at(0).param(1) == "\x01\x01");
    const std::string waves =
        "\x01"
        "ACTION waves\x01";
    const auto action = heard(engine, ":ada!u@h PRIVMSG #c :" + waves).at(0);
    CHECK(action.param(0) == "#c");
    CHECK(action.param(1) == waves);
    CHECK(heard(engine,
                ":ada!u@h PRIVMSG #c :\x01"
                "DCC SEND a 1 2 3\x01")
              .empty());
    CHECK(heard(engine, ":ada!u@h NOTICE oriel :\x01VERSION x\x01").empty());
    CHECK(engine.take().empty());
}

TEST_CASE("only whole lines are sent, and nothing in them is a format") {
    Engine engine(Walk::settings());
    engine.take();
    CHECK(engine.send("PRIVMSG #c :%s%n%d 100%"));
    CHECK(engine.take() == "PRIVMSG #c :%s%n%d 100%\r\n");
    for (const auto& line :
         {std::string(), std::string("a\r\nb"), std::string("a\nb"), std::string("a\0b", 3), std::string(511, 'x')})
        CHECK_FALSE(engine.send(line));
    CHECK(engine.take().empty());
    std::string wanted;
    for (int i = 0; i < 100; ++i) {
        CHECK(engine.send(std::string(510, 'x')));
        wanted += std::string(510, 'x') + "\r\n";
    }
    CHECK(engine.take() == wanted);
}

TEST_CASE("hostile lines neither crash nor wedge it") {
    Engine engine(Walk::settings());
    const std::string commands[] = {"NICK",    "QUIT",   "JOIN",    "PART",   "MODE", "TOPIC", "KICK",
                                    "PRIVMSG", "NOTICE", "INVITE",  "KILL",   "CAP",  "PING",  "ERROR",
                                    "000",     "001",    "005",     "353",    "433",  "376",   "999",
                                    "N",       "PI",     "ACCOUNT", "TAGMSG", "",     "\x01",  "%s%n"};
    const std::string before[] = {"",      ":x ",      ":x!y@z ", ":oriel ", ":orielX!a@b ",
                                  "@a=b ", "@a=b :x ", ": ",      "@ ",      ":%s%n!%n@%s "};
    const std::string behind[] = {"",
                                  " ",
                                  " a",
                                  " :",
                                  " a b c d e f g h i j k l m n o p",
                                  " :a b",
                                  " a :",
                                  " %s%n%s",
                                  " oriel oriel oriel",
                                  " a :\x01",
                                  " a :\x01\x01",
                                  " a :\x01"
                                  "DCC SEND %s 1 2 3\x01",
                                  " a :\x01"
                                  "ACTION \x01",
                                  " a :\x01" + std::string(500, 'x') + "\x01"};
    for (const auto& command : commands)
        for (const auto& prefix : before) {
            for (const auto& suffix : behind) heard(engine, prefix + command + suffix);
            heard(engine, prefix + command + " " + std::string(900, 'y'));
            REQUIRE(alive(engine));
        }
    for (const auto& line :
         {std::string(), std::string("\r"), std::string(100'000, 'x'), "@" + std::string(12'000, 't') + " PING a",
          std::string("PRIVMSG a :b\0c", 14), std::string("   "), std::string("@a")})
        heard(engine, line);
    CHECK(alive(engine));
}

TEST_CASE("random bytes neither crash nor wedge engine and session") {
    std::mt19937 random(7);
    const std::string letters = " :@!#abcNICKPRIVMSGJOIN0123456789\x01\x02\xff\xc3\xa9;=%\r\n\n";
    Engine engine(Walk::settings());
    Framer framer;
    Walk walk;
    for (int i = 0; i < 3000; ++i) {
        std::string bytes;
        for (std::size_t n = random() % 80; n > 0; --n) bytes += letters[random() % letters.size()];
        for (const auto& raw : framer.push(bytes + "\n"))
            for (const auto& in : engine.feed(raw)) walk.session.hear(in, walk.now);
    }
    CHECK(alive(engine));
    CHECK_FALSE(walk.session.over());
}

TEST_CASE("a thousand connections leave no descriptor behind") {
    const auto before = descriptors();
    for (int i = 0; i < 1000; ++i) {
        Engine engine(Walk::settings());
        CHECK(descriptors() == before + 2);
    }
    CHECK(descriptors() == before);
}
