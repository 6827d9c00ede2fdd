#include "calendar/url.hpp"

#include <doctest/doctest.h>

using namespace calendar;

TEST_CASE("bytes are written in per cent, and read again") {
    const struct {
        const char *text, *bare, *encoded;
    } rows[] = {
        {"", "", ""},
        {"AZaz09-._~", "", "AZaz09-._~"},
        {"A b/\xC3\xA9&c+d", "", "A%20b%2F%C3%A9%26c%2Bd"},
        {"a/b:c d%", "/:", "a/b:c%20d%25"},
        {"\x01\x7F\xFF\n\"'|", "'", "%01%7F%FF%0A%22'%7C"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(url_encoded(row.text, row.bare) == row.encoded);
        CHECK(url_decoded(row.encoded) == row.text);
    }
    CHECK(url_encoded(std::string(1, '\0')) == "%00");
    CHECK(url_decoded("/a b%2f%C3%a9+") == "/a b/\xC3\xA9+");
    for (const std::string none : {"%", "a%2", "%zz", "%2", "%%41"}) {
        CAPTURE(none);
        CHECK_FALSE(url_decoded(none));
    }
}

TEST_CASE("an address is read part by part") {
    const struct {
        const char *text, *host, *path;
    } rows[] = {
        {"https://gerrit.example.org/r", "gerrit.example.org", "/r"},
        {"HTTP://Example.org", "Example.org", ""},
        {"https://example.org:65535/", "example.org", "/"},
        {"http://127.0.0.1:8080/a%20b/c;d", "127.0.0.1", "/a%20b/c;d"},
        {"http://[::1]:81/r/", "::1", "/r/"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const auto url = parse_url(row.text);
        REQUIRE(url);
        CHECK(url->host == row.host);
        CHECK(url->path == row.path);
        CHECK_FALSE(url->has_user);
        CHECK_FALSE(url->has_query);
        CHECK_FALSE(url->has_fragment);
    }
    CHECK(parse_url("https://x/?")->has_query);
    CHECK(parse_url("https://x#")->has_fragment);
    CHECK(parse_url("https://me@x/")->has_user);
    CHECK(parse_url("https://me:pw@x/")->has_user);
}

TEST_CASE("what is no address of the web is none") {
    for (const std::string none : {"",
                                   "x",
                                   "x/r",
                                   "//x/r",
                                   "/r",
                                   "ftp://x/r",
                                   "file:///x",
                                   "javascript:alert(1)",
                                   "mailto:a@x",
                                   "https:",
                                   "https://",
                                   "https:///r",
                                   "https://:80/",
                                   "https://x:/",
                                   "https://x:0/",
                                   "https://x:65536/",
                                   "https://x:8o/",
                                   "https://x:8:9/",
                                   "https://x:80x:90/",
                                   "https://[::1]o/",
                                   "https://1.2.3.4x/",
                                   "https://[::1/",
                                   "https://x/a b",
                                   "https://x/\n",
                                   "https://x/\xC3\xA9",
                                   "https://x/{change}",
                                   "https://x/|",
                                   "https://x/%",
                                   "https://x/%4",
                                   "https://x y/",
                                   "https://x\\y/",
                                   " https://x/",
                                   "https://x/ "}) {
        CAPTURE(none);
        CHECK_FALSE(parse_url(none));
    }
}

TEST_CASE("slashes at the end are left out") {
    CHECK(without_end_slashes("https://x/r//") == "https://x/r");
    CHECK(without_end_slashes("https://x/r") == "https://x/r");
    CHECK(without_end_slashes("//").empty());
}
