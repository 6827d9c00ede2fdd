#include "bot/irc/framer.hpp"

#include <doctest/doctest.h>

using namespace bot::irc;

namespace {

std::string bytes(std::size_t n) {
    return std::string(n, 'x');
}

}  // namespace

TEST_CASE("lines are cut at line feeds, with and without carriage returns") {
    Framer framer;
    const std::vector<Raw> wanted = {{"", ":s 001 me :hi"}, {"", "PING a"}, {"a=b;c", ":n!u@h PRIVMSG #c :x y"}};
    CHECK(framer.push(":s 001 me :hi\r\nPING a\n@a=b;c  :n!u@h PRIVMSG #c :x y\r\nPIN") == wanted);
    CHECK(framer.push("G b\r") == std::vector<Raw>{});
    CHECK(framer.push("\n") == std::vector<Raw>{{"", "PING b"}});
    CHECK(framer.dropped() == 0);
}

TEST_CASE("the same bytes give the same lines however they are cut") {
    const std::string all =
        "@t=1 :a!b@c PRIVMSG #d :e\r\n\r\n:x 372 y :z\nPING q\r\n" + bytes(12'000) + "\r\nPING r\r\n";
    const auto wanted = Framer().push(all);
    for (const std::size_t step : {1u, 2u, 3u, 7u, 100u, 4096u}) {
        Framer framer;
        std::vector<Raw> got;
        for (std::size_t at = 0; at < all.size(); at += step)
            for (auto& raw : framer.push(std::string_view(all).substr(at, step))) got.push_back(raw);
        CAPTURE(step);
        CHECK(got == wanted);
        CHECK(framer.dropped() == 1);
    }
}

TEST_CASE("what libircclient cannot take is dropped, and the next line is whole") {
    const std::string tags = bytes(Framer::most_tags);
    struct Row {
        std::string line;
        std::size_t dropped;
    };
    for (const auto& row : {Row{"", 0}, Row{"\r", 1}, Row{"   ", 1}, Row{"@tags", 1}, Row{"@tags ", 1}, Row{"@", 1},
                            Row{bytes(Framer::most_text + 1), 1}, Row{bytes(100'000), 1},
                            Row{"@" + tags + "x PING a", 1}, Row{std::string("PRIVMSG a :b\0c", 14), 1},
                            Row{"PRIVMSG a :b\rc", 1}, Row{std::string("@a\0 PING b", 10), 1}}) {
        Framer framer;
        CAPTURE(row.line.substr(0, 20));
        CHECK(framer.push(row.line + "\r\nPING z\r\n") == std::vector<Raw>{{"", "PING z"}});
        CHECK(framer.dropped() == row.dropped);
    }
}

TEST_CASE("the longest line that may be is kept") {
    const std::string tags = bytes(Framer::most_tags), text = bytes(Framer::most_text);
    CHECK(Framer().push("@" + tags + " " + text + "\r\n") == std::vector<Raw>{{tags, text}});
}
