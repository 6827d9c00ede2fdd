#include "calendar/instant.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace calendar;

TEST_CASE("instants are written and read in RFC 3339") {
    struct {
        std::string text, utc;
    } rows[] = {
        {"2023-01-16T14:00:00Z", "2023-01-16T14:00:00Z"},   {"2023-01-16T14:00Z", "2023-01-16T14:00:00Z"},
        {"2023-01-16T14:00:07Z", "2023-01-16T14:00:07Z"},   {"2023-01-16T06:00:00-08:00", "2023-01-16T14:00:00Z"},
        {"2023-01-16T06:00-08:00", "2023-01-16T14:00:00Z"}, {"2023-01-01T00:30:00+05:30", "2022-12-31T19:00:00Z"},
        {"2024-02-29T23:59:59Z", "2024-02-29T23:59:59Z"},   {"1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        REQUIRE(parse_instant(row.text));
        CHECK(to_text(*parse_instant(row.text)) == row.utc);
    }
}

TEST_CASE("what is no instant is none") {
    for (const std::string text :
         {"", "2023-01-16", "2023-01-16T14:00", "2023-01-16 14:00Z", "2023-02-29T00:00Z", "2023-13-01T00:00Z",
          "2023-01-16T24:00Z", "2023-01-16T14:60Z", "2023-01-16T14:00:60Z", "2023-01-16T14:00Zx", "2023-01-16T14Z",
          "2023-01-16T14:00:00+8", "2023-01-16T14:00:00+0800", "23-01-16T14:00Z", "2023-1-16T14:00Z", "now"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_instant(text));
    }
}
