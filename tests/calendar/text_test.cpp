#include "calendar/text.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace calendar;

TEST_CASE("numbers are ASCII digits alone, nine at most") {
    struct {
        std::string text;
        int number;  // -1: none
    } rows[] = {{"0", 0},
                {"123456", 123456},
                {"999999999", 999999999},
                {"000000012", 12},
                {"", -1},
                {"-1", -1},
                {"+1", -1},
                {"1 ", -1},
                {"1000000000", -1},
                {"12a", -1},
                {"1.0", -1},
                {"\xD9\xA1\xD9\xA2", -1},
                {"\xEF\xBC\x91", -1}};
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(digits(row.text).value_or(-1) == row.number);
        CHECK(positive(row.text).value_or(0) == std::max(row.number, 0));
    }
}

TEST_CASE("white space is folded, no-break spaces too") {
    CHECK(fold("\r\n a \t b\xC2\xA0 c\xC2\xA0") == "a b c");
    CHECK(fold("") == "");
    CHECK(fold(" \n ") == "");
    CHECK(trim("\t a b\r\n") == "a b");
}

TEST_CASE("text is never cut inside a UTF-8 sequence") {
    CHECK(cut("abc", 3) == "abc");
    CHECK(cut("abcd", 3) == "abc");
    CHECK(cut("ab\xC3\xA9", 3) == "ab");
    CHECK(cut("a\xE2\x80\x93z", 3) == "a");
    CHECK(cut("\xF0\x9F\x98\x80", 3) == "");
    CHECK(cut("\x80\x80\x80\x80\x80\x80\x80\x80", 6).size() == 6);
}

TEST_CASE("words are found and compared in any case of ASCII letters") {
    CHECK(same_word("ConFig", "config"));
    CHECK_FALSE(same_word("config", "confi"));
    CHECK(find_word("UTC Late BACKPORT window", "backport") == 9);
    CHECK(find_word("backpor", "backport") == std::string_view::npos);
    CHECK(find_word("aa", "a", 1) == 1);
    CHECK(find_word("aa", "a", 5) == std::string_view::npos);
}

TEST_CASE("words are taken off the front, or nothing is") {
    std::string_view text = "wmf/1.47";
    CHECK_FALSE(take(text, "WMF/"));
    CHECK_FALSE(take(text, "wmf/1.47.0"));
    CHECK(text == "wmf/1.47");
    CHECK(take(text, "wmf/"));
    CHECK(text == "1.47");
    text = "HTTPS://x";
    CHECK_FALSE(take_word(text, "https:///"));
    CHECK(take_word(text, "https://"));
    CHECK(text == "x");
    CHECK(take(text, ""));
    CHECK_FALSE(take_word(text, "xx"));
}

TEST_CASE("hexadecimal digits are those of ASCII") {
    for (const char c : std::string("09afAF")) CHECK(is_hex_digit(c));
    for (const char c : std::string("/:`g@G x\xC3")) CHECK_FALSE(is_hex_digit(c));
}

TEST_CASE("words are as far apart as fingers slipped") {
    const struct {
        const char *a, *b;
        std::size_t distance;
    } rows[] = {{"", "", 0},         {"port", "port", 0},      {"", "tls", 3},        {"prot", "port", 1},
                {"prto", "port", 2}, {"ports", "port", 1},     {"pot", "port", 1},    {"part", "port", 1},
                {"ca", "abc", 3},    {"sitting", "kitten", 3}, {"Port", "port", 1},   {"windwos", "windows", 1},
                {"abcd", "badc", 2}, {"ssl", "tls", 2},        {"claims", "clami", 2}};
    for (const auto& row : rows) {
        CAPTURE(row.a);
        CAPTURE(row.b);
        CHECK(word_distance(row.a, row.b) == row.distance);
        CHECK(word_distance(row.b, row.a) == row.distance);
    }
}

TEST_CASE("strangers are quoted on one short line") {
    CHECK(in_quotes("a\n b") == "\"a b\"");
    CHECK(in_quotes(std::string(100, 'x')) == '"' + std::string(60, 'x') + "...\"");
}

TEST_CASE("lines are taken off the front, the last one without a line feed") {
    std::string_view text = "a\r\n\nb";
    CHECK(take_line(text) == "a\r");
    CHECK(take_line(text) == "");
    CHECK(take_line(text) == "b");
    CHECK(text.empty());
    CHECK(take_line(text) == "");
}
