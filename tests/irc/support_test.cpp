#include "bot/irc/support.hpp"

#include <doctest/doctest.h>

using namespace bot::irc;

namespace {

Support after(const char* line) {
    Support support;
    support.hear(*parse(line));
    return support;
}

}  // namespace

TEST_CASE("005 tells what the server can do") {
    const auto s = after(":s 005 me CASEMAPPING=ascii NICKLEN=16 BOT=B WHOX CHANTYPES=# :are supported");
    CHECK(s.casemap == CaseMap::ascii);
    CHECK(s.nick_length == 16);
    CHECK(s.bot_mode == "B");
    CHECK(s.whox);
    CHECK(s.is_channel("#a"));
    CHECK_FALSE(s.is_channel("&a"));
}

TEST_CASE("005 tells how many nicks the server watches for us") {
    struct Row {
        const char* token;
        std::size_t monitor;
    };
    for (const auto& row :
         {Row{"MONITOR=30", 30}, Row{"MONITOR", Support::no_limit}, Row{"MONITOR=", Support::no_limit},
          Row{"MONITOR=0", 0}, Row{"MONITOR=x", 0}, Row{"MONITOR=-1", 0}, Row{"MONITORS=30", 0}}) {
        CAPTURE(row.token);
        CHECK(after((std::string(":s 005 me ") + row.token + " :are supported").c_str()).monitor == row.monitor);
    }
}

TEST_CASE("before 005 the server is as RFC 1459 has it") {
    const Support s;
    CHECK(s.casemap == CaseMap::rfc1459);
    CHECK(s.is_channel("#a"));
    CHECK_FALSE(s.is_channel("ada"));
    CHECK_FALSE(s.is_channel(""));
    CHECK(s.bot_mode.empty());
    CHECK(s.monitor == 0);
}

TEST_CASE("nonsense in 005 changes nothing") {
    for (const auto* line : {":s 005 me NICKLEN=x BOT=+o BOT= BOT=7 NICKLEN=99999999999999999999 :x", ":s 005 me",
                             ":s 005 me :BOT=B", ":s 005 me = =B :x"}) {
        CAPTURE(line);
        const auto s = after(line);
        CHECK(s.nick_length == 0);
        CHECK(s.bot_mode.empty());
    }
}
