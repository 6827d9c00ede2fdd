#include "bot/desk/text/clean.hpp"

#include <doctest/doctest.h>

using bot::desk::clean;
using bot::desk::shorten;

TEST_CASE("what strangers wrote fits into one line of a channel") {
    struct Row {
        std::string_view text, clean;
    };
    const Row rows[] = {
        {"plain text", "plain text"},
        {"a\r\nQUIT :x", "a QUIT :x"},
        {"a\nb\tc", "a b c"},
        {std::string_view("a\0b", 3), "ab"},
        {"\x01"
         "ACTION waves\x01",
         "ACTION waves"},
        {"\x03"
         "4red\x0f \x02"
         "bold\x1f",
         "4red bold"},
        {"esc\x1b[31m", "esc[31m"},
        {"del\x7f c1\xC2\x85", "del c1"},
        {"line\xE2\x80\xA8separator", "lineseparator"},
        {"\xE2\x80\xAE"
         "evil\xE2\x81\xA6",
         "evil"},
        {"caf\xC3\xA9 \xF0\x9F\x8E\x89", "caf\xC3\xA9 \xF0\x9F\x8E\x89"},
        {"broken \xC3", "broken \xEF\xBF\xBD"},
        {"overlong \xC0\xAF", "overlong \xEF\xBF\xBD\xEF\xBF\xBD"},
        {"surrogate \xED\xA0\x80", "surrogate \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"trailing \n", "trailing"},
        {"", ""},
    };
    for (const auto& row : rows) CHECK(clean(row.text) == row.clean);
}

TEST_CASE("any bytes at all become valid text without control characters, and cleaning again changes nothing") {
    std::string text;
    for (int a = 0; a < 256; ++a) {
        for (int b = 0; b < 256; b += 5) {
            text = {static_cast<char>(a), static_cast<char>(b), 'x', static_cast<char>(a)};
            const std::string once = clean(text);
            CHECK(once == clean(once));
            for (const char c : once) CHECK((static_cast<unsigned char>(c) >= 0x20 && c != 0x7F));
        }
    }
}

TEST_CASE("shortening never cuts a character") {
    CHECK(shorten("four", 4) == "four");
    CHECK(shorten("fives", 4) == "f\xE2\x80\xA6");
    CHECK(shorten("\xC3\xA9\xC3\xA9\xC3\xA9", 5) == "\xC3\xA9\xE2\x80\xA6");
    CHECK(shorten("\xC3\xA9\xC3\xA9\xC3\xA9", 4) == "\xE2\x80\xA6");
}
