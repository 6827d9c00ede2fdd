#include "calendar/version.hpp"

#include <doctest/doctest.h>

using namespace calendar;

TEST_CASE("a version is read whole or not at all, and written as it was read") {
    for (const std::string text : {"1.47.0-wmf.16", "1.47.0-wmf.1", "2.0.0-wmf.99999", "0.0.0-wmf.0"}) {
        CAPTURE(text);
        REQUIRE(parse_version(text));
        CHECK(to_text(*parse_version(text)) == text);
    }
    for (const std::string text : {"", "1.47.0", "1.47.0-wmf.", "1.47.0-wmf.16 ", " 1.47.0-wmf.16", "1.47.0-wmf.16x",
                                   "1.47-wmf.16", "wmf.16", "1.47.0-WMF.16", "wmf/1.47.0-wmf.16", "1.47.0-wmf.123456",
                                   "123456.47.0-wmf.16", "1.-47.0-wmf.16", "1.47.0-wmf.\xD9\xA1", "1.47.0-wmf.16\n1"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_version(text));
    }
}

TEST_CASE("versions go from old to new by their numbers, not by their letters") {
    const char* sorted[] = {"1.9.3-wmf.20", "1.46.0-wmf.26", "1.47.0-wmf.1",
                            "1.47.0-wmf.9", "1.47.0-wmf.16", "2.0.0-wmf.1"};
    for (std::size_t i = 1; i < std::size(sorted); ++i) {
        CAPTURE(sorted[i]);
        CHECK(*parse_version(sorted[i - 1]) < *parse_version(sorted[i]));
    }
}

TEST_CASE("people write the branch of an entry in many ways") {
    struct {
        std::string type, branch;
        bool names;
    } rows[] = {
        {"1.47.0-wmf.16", "wmf/1.47.0-wmf.16", true},
        {"wmf.16", "wmf/1.47.0-wmf.16", true},
        {" WMF.16 ", "wmf/1.47.0-wmf.16", true},
        {"wmf/1.47.0-wmf.16", "wmf/1.47.0-wmf.16", true},
        {"php-1.47.0-wmf.16", "wmf/1.47.0-wmf.16", true},
        {"wmf.16", "wmf/1.46.0-wmf.16", true},
        {"wmf/next", "wmf/next", true},
        {"Next", "wmf/next", true},
        {"master", "master", true},
        {"", "wmf/1.47.0-wmf.16", false},
        {"php-", "wmf/", false},
        {"config", "wmf/1.47.0-wmf.16", false},
        {"config", "master", false},
        {"backport", "wmf/1.47.0-wmf.16", false},
        {"1.47.0-wmf.15", "wmf/1.47.0-wmf.16", false},
        {"1.46.0-wmf.16", "wmf/1.47.0-wmf.16", false},
        {"wmf.1", "wmf/1.47.0-wmf.16", false},
        {"wmf.16", "wmf/1.47.0-wmf.1", false},
        {"wmf.", "wmf/1.47.0-wmf.0", false},
        {"wmf.16 wmf.15", "wmf/1.47.0-wmf.16", false},
        {"wmf.16", "wmf/next", false},
        {"wmf/master", "master", false},
        {"wmf.99999999999999999999", "wmf/1.47.0-wmf.16", false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.type);
        CAPTURE(row.branch);
        CHECK(names_branch(row.type, row.branch) == row.names);
    }
}

TEST_CASE("lists show the version of a release branch, and the name of any other") {
    CHECK(short_branch("wmf/1.47.0-wmf.16") == "1.47.0-wmf.16");
    CHECK(short_branch("wmf/next") == "wmf/next");
    CHECK(short_branch("master") == "master");
    CHECK(short_branch("1.47.0-wmf.16") == "1.47.0-wmf.16");
    CHECK(short_branch("wmf/") == "wmf/");
}
