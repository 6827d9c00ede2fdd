#include "bot/irc/incoming.hpp"

#include <doctest/doctest.h>

using namespace bot::irc;

TEST_CASE("a line is read into source, command and parameters") {
    struct Row {
        const char* line;
        Incoming wanted;
    };
    for (const auto& row : {Row{"PING a", {"", "", "PING", {"a"}}}, Row{"ping :a b", {"", "", "PING", {"a b"}}},
                            Row{":s 001 me :hi  there", {"", "s", "001", {"me", "hi  there"}}},
                            Row{":n!u@h  PRIVMSG   #c  ::)", {"", "n!u@h", "PRIVMSG", {"#c", ":)"}}},
                            Row{":n QUIT", {"", "n", "QUIT", {}}}, Row{":n JOIN #c ", {"", "n", "JOIN", {"#c"}}},
                            Row{":n TOPIC #c :", {"", "n", "TOPIC", {"#c", ""}}}}) {
        CAPTURE(row.line);
        REQUIRE(parse(row.line));
        CHECK(*parse(row.line) == row.wanted);
    }
}

TEST_CASE("what has no command is no message") {
    for (const auto* line :
         {"", ":", ": ", ":only", ":a ", "1", "12", "1234", "0x1 a", "PRIV-MSG a", "\x01", "@a b", "  "}) {
        CAPTURE(line);
        CHECK_FALSE(parse(line));
    }
}

TEST_CASE("a parameter that is not there is empty") {
    const auto in = parse("PING");
    REQUIRE(in);
    CHECK(in->param(0).empty());
    CHECK(in->last().empty());
}

TEST_CASE("the value of a tag is unescaped") {
    const char* tags = R"(time=2026-11-23T14:00:00Z;account=ada;+x=a\:b\sc\\d\r\n\q;bot;empty=;end=a\)";
    struct Row {
        const char *key, *value;
    };
    for (const auto& row : {Row{"account", "ada"}, Row{"+x", "a;b c\\d\r\nq"}, Row{"bot", ""}, Row{"empty", ""},
                            Row{"end", "a"}, Row{"time", "2026-11-23T14:00:00Z"}}) {
        CAPTURE(row.key);
        CHECK(tag(tags, row.key) == row.value);
    }
    for (const auto* key : {"accoun", "accounts", "x", ""}) CHECK_FALSE(tag(tags, key));
    CHECK_FALSE(tag("", "account"));
    CHECK_FALSE(tag(";;", "account"));
}

TEST_CASE("a mask is taken apart") {
    CHECK(mask_of("ada!~a@host.example") == Mask{"ada", "~a", "host.example"});
    CHECK(mask_of("irc.example") == Mask{"irc.example", "", ""});
    CHECK(mask_of("ada@host") == Mask{"ada", "", "host"});
    CHECK(mask_of("a!b!c@d@e") == Mask{"a", "b!c", "d@e"});
    CHECK(mask_of("") == Mask{});
}
