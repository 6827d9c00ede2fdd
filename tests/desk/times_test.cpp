#include "bot/desk/text/times.hpp"

#include <doctest/doctest.h>

using namespace bot::desk;
using namespace std::chrono_literals;

namespace {

Instant at(const char* text) {
    return *calendar::parse_instant(text);
}

}  // namespace

TEST_CASE("an instant is shown with as much of its day as it takes") {
    const Instant now = at("2026-11-23T14:00:00Z");
    CHECK(when(at("2026-11-23T15:00:00Z"), now) == "15:00 UTC");
    CHECK(when(at("2026-11-24T00:00:00Z"), now) == "Tue 00:00 UTC");
    CHECK(when(at("2026-11-22T23:59:00Z"), now) == "Sun 23:59 UTC");
    CHECK(when(at("2026-11-29T09:05:00Z"), now) == "Sun 09:05 UTC");
    CHECK(when(at("2026-11-30T09:05:00Z"), now) == "Mon 30 Nov 09:05 UTC");
    CHECK(date_of(at("2026-03-01T00:00:00Z")) == "Sun 1 Mar");
}

TEST_CASE("a length of time is rounded down") {
    CHECK(lasting(-5s) == "0 s");
    CHECK(lasting(59s) == "59 s");
    CHECK(lasting(60s) == "1 min");
    CHECK(lasting(3599s) == "59 min");
    CHECK(lasting(1h) == "1 h 0 min");
    CHECK(lasting(23h + 59min + 59s) == "23 h 59 min");
    CHECK(lasting(24h) == "1 d 0 h");
    CHECK(lasting(77h) == "3 d 5 h");
}
