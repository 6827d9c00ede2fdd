#include "bot/log/seam.hpp"

#include <doctest/doctest.h>

using namespace bot::log;

TEST_CASE("pieces meet without a blank, the halves of a character become one") {
    CHECK(join("[[gerrit:12", "34|x") == "[[gerrit:1234|x");
    CHECK(join("a\xEF\xBF\xBD",
               "\xEF\xBF\xBD\xEF\xBF\xBD"
               "b") ==
          "a\xEF\xBF\xBD"
          "b");
    CHECK(join("a\xEF\xBF\xBD", "b") ==
          "a\xEF\xBF\xBD"
          "b");
    CHECK(join("a",
               "\xEF\xBF\xBD"
               "b") ==
          "a\xEF\xBF\xBD"
          "b");
}

TEST_CASE("a message begins with the log's word and a name at a host, as far as it is there") {
    for (const char* text : {"!", "!lo", "!log", "!log ad", "!log ada@", "!logada@deploy", "\x02!log\x02 ada@x"})
        CHECK(begins_message(text));
    for (const char* text : {"!log lines are read", "!logging is on", "log", "a !log ada@x", "]], [[gerrit:1|x]]"})
        CHECK_FALSE(begins_message(text));
}

TEST_CASE("a piece fits where the message becomes more whole") {
    const std::string started = "!log ada@deploy2002 Started scap: Backport for [[gerrit:1|A]]";
    const std::string finished = "!log ada@deploy2002 Finished scap: Backport for [[gerrit:1|A";
    CHECK(fit(finished, "b]] (duration: 1s)") > fit(finished, "b]], [[gerrit:2|C"));
    CHECK(fit(finished, "b]], [[gerrit:2|C") > 0);
    CHECK(fit(finished, "b]] synced to the testservers (x)") == 0);
    CHECK(fit(started, ", [[gerrit:2|b]]") > 0);
    CHECK(fit(started, "b]], [[gerrit:2|b]]") == 0);
    CHECK(fit(started, ", [[gerrit:2|b]] (duration: 1s)") == 0);
    CHECK(fit("!log ada@deploy2002 ada: a fix synced to the testservers (x", ") and more") == 0);
    CHECK(fit("!l", "og ada@deploy2002 Rolling back deployment") > fit("!l", "x"));
}
