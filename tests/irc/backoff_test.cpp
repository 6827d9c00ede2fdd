#include "bot/irc/backoff.hpp"

#include <doctest/doctest.h>

using namespace bot::irc;
using namespace std::chrono_literals;

TEST_CASE("the wait doubles from 15 seconds to 5 minutes, never longer, and is a little different each time") {
    Backoff backoff(Pace{}, 1);
    for (const auto least : {15s, 30s, 60s, 120s, 240s, 240s, 240s}) {
        const auto wait = backoff.next(0s, false);
        CHECK(wait >= least);
        CHECK(wait <= least * 5 / 4);
    }
    CHECK(Backoff(Pace{}, 1).next(0s, false) != Backoff(Pace{}, 2).next(0s, false));
}

TEST_CASE("a link that was up for long is tried again at once, and then as any other") {
    Backoff backoff(Pace{}, 1);
    for (int i = 0; i < 5; ++i) backoff.next(0s, false);
    const auto quick = backoff.next(2min, false);
    CHECK(quick >= 2s);
    CHECK(quick <= 5s);
    CHECK(backoff.next(1min, false) < 20s);
}

TEST_CASE("a server that has banned us is left alone for minutes") {
    Backoff backoff(Pace{}, 1);
    CHECK(backoff.next(0s, true) >= 4min);
    CHECK(backoff.next(1h, true) >= 4min);
}
