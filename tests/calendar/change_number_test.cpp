#include "calendar/change_number.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace calendar;

namespace {

constexpr const char* gerrit = "https://gerrit.wikimedia.org/r";

struct Row {
    std::string text;
    int number;  // -1: none
};

}  // namespace

TEST_CASE("a change is named by its address or behind gerrit:") {
    const Row rows[] = {
        {"https://gerrit.wikimedia.org/r/123456", 123456},
        {"https://gerrit.wikimedia.org/r/123456/", 123456},
        {"https://gerrit.wikimedia.org/r/123456/2", 123456},
        {"http://gerrit.wikimedia.org/r/123456?x=1", 123456},
        {"//gerrit.wikimedia.org/r/123456#message", 123456},
        {"gerrit.wikimedia.org/r/123456", 123456},
        {"HTTPS://Gerrit.Wikimedia.ORG/r/123456", 123456},
        {"https://gerrit.wikimedia.org:443/r/123456", 123456},
        {"https://gerrit.wikimedia.org/r/c/123456", 123456},
        {"https://gerrit.wikimedia.org/r/c/mediawiki/core/+/123456", 123456},
        {"https://gerrit.wikimedia.org/r/c/mediawiki/core/+/123456/2", 123456},
        {"https://gerrit.wikimedia.org/r/c/mediawiki/core/+/123456/2/a/+/b.php", 123456},
        {"https://gerrit.wikimedia.org/r/c/odd/+/name/+/123456/", 123456},
        {"https://gerrit.wikimedia.org/r/c/a%2Fb/+/123456?tab=comments", 123456},
        {"https://gerrit.wikimedia.org/r/#/c/1101577", 1101577},
        {"https://gerrit.wikimedia.org/r/#/c/1101577/", 1101577},
        {"https://gerrit.wikimedia.org/r/#/c/mediawiki/core/+/123/", 123},
        {"gerrit:118741", 118741},
        {"Gerrit: 118741", 118741},
        {"gerrit:c/mediawiki/core/+/123", 123},
        {"  gerrit:1 ", 1},
        {"123456", -1},
        {"", -1},
        {"https://gerrit.example.org/r/123456", -1},
        {"https://gerrit.wikimedia.org.example.org/r/123456", -1},
        {"https://gerrit.wikimedia.org@example.org/r/123456", -1},
        {"https://example.org/gerrit.wikimedia.org/r/123456", -1},
        {"https://gerrit.wikimedia.org/123456", -1},
        {"https://gerrit.wikimedia.org/rr/123456", -1},
        {"https://gerrit.wikimedia.org/r/", -1},
        {"https://gerrit.wikimedia.org/r", -1},
        {"https://gerrit.wikimedia.org/r/q/topic:x", -1},
        {"https://gerrit.wikimedia.org/r/q/123456", 123456},
        {"https://gerrit.wikimedia.org/r/-123456", -1},
        {"https://gerrit.wikimedia.org/r/1234567890", -1},
        {"https://gerrit.wikimedia.org/r/c/mediawiki/core/+/", -1},
        {"https://gerrit.wikimedia.org/r/123a", -1},
        {"gerrit:-5", -1},
        {"gerrit:0", -1},
        {"gerrit:", -1},
        {"gerrit:\xD9\xA1\xD9\xA2\xD9\xA3", -1},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(named_change(row.text, gerrit).value_or(-1) == row.number);
    }
}

TEST_CASE("where a change must stand, a bare number is one") {
    const Row rows[] = {{"123456", 123456},
                        {" 7 ", 7},
                        {"gerrit:5", 5},
                        {"0", -1},
                        {"-123456", -1},
                        {"+1", -1},
                        {"1234567890", -1},
                        {"12 34", -1},
                        {"123456,2", -1},
                        {"garbage", -1},
                        {"\xEF\xBC\x91\xEF\xBC\x92", -1}};
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(change_number(row.text, gerrit).value_or(-1) == row.number);
    }
}

TEST_CASE("another Gerrit can be the one that is meant") {
    CHECK(named_change("http://127.0.0.1:8080/c/a/+/5", "http://127.0.0.1:8080/") == 5);
    CHECK(named_change("http://127.0.0.1:8081/c/a/+/5", "http://127.0.0.1:8080") == std::nullopt);
    CHECK(named_change("https://gerrit.wikimedia.org/r/5", "http://127.0.0.1:8080") == std::nullopt);
    CHECK(named_change("/5", "") == std::nullopt);
}

TEST_CASE("a Change-Id is I and forty hexadecimal digits") {
    CHECK(is_change_id("I0123456789abcdef0123456789ABCDEF01234567"));
    CHECK_FALSE(is_change_id("i0123456789abcdef0123456789abcdef01234567"));
    CHECK_FALSE(is_change_id("I0123456789abcdef0123456789abcdef0123456"));
    CHECK_FALSE(is_change_id("I0123456789abcdef0123456789abcdef0123456g"));
}
