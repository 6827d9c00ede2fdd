#include "calendar/utf8.hpp"

#include <doctest/doctest.h>

using namespace calendar;

TEST_CASE("characters are read one by one") {
    const struct {
        const char* text;
        char32_t code;
        std::size_t length;
    } rows[] = {
        {"a\xC3\xA9", U'a', 1},
        {"\x7F", 0x7F, 1},
        {"\xC2\x80", 0x80, 2},
        {"\xDF\xBF", 0x7FF, 2},
        {"\xE0\xA0\x80", 0x800, 3},
        {"\xED\x9F\xBFz", 0xD7FF, 3},
        {"\xEE\x80\x80", 0xE000, 3},
        {"\xEF\xBF\xBD", 0xFFFD, 3},
        {"\xF0\x90\x80\x80", 0x10000, 4},
        {"\xF0\x9F\xA6\x86", 0x1F986, 4},
        {"\xF4\x8F\xBF\xBF", 0x10FFFF, 4},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const Character character = first_character(row.text);
        CHECK(character.code == row.code);
        CHECK(character.length == row.length);
        CHECK(character.valid());
        std::string again;
        append_utf8(again, character.code);
        CHECK(std::string_view{row.text}.starts_with(again));
        CHECK(again.size() == row.length);
    }
}

TEST_CASE("a byte that begins no character stands for itself") {
    for (const std::string none :
         {"\x80", "\xBF", "\xC0\xAF", "\xC1\xBF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x80\x80\x80",
          "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xF8\x88\x80\x80\x80", "\xFF", "\xE2\x82", "\xC3("}) {
        CAPTURE(none);
        const Character character = first_character(none);
        CHECK(character.code == 0xFFFD);
        CHECK(character.length == 1);
        CHECK_FALSE(character.valid());
    }
}

TEST_CASE("bytes that are no UTF-8 are replaced one by one, all else stays") {
    CHECK(as_utf8("") == "");
    CHECK(as_utf8("Gr\xC3\xB6\xC3\x9F"
                  "e \xF0\x9F\xA6\x86 \xEF\xBF\xBD") ==
          "Gr\xC3\xB6\xC3\x9F"
          "e \xF0\x9F\xA6\x86 \xEF\xBF\xBD");
    CHECK(as_utf8("a\xFF\xC3z") == "a\xEF\xBF\xBD\xEF\xBF\xBDz");
    CHECK(as_utf8("\xE2\x82") == "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("bytes within a character are known") {
    for (const char c : {'a', '\0', '\x7F', '\xC3', '\xE2', '\xF0', '\xFF'}) CHECK_FALSE(continues_character(c));
    for (const char c : {'\x80', '\xA9', '\xBF'}) CHECK(continues_character(c));
}

TEST_CASE("all twelve characters that turn the direction are known, and no others") {
    int found = 0;
    for (char32_t code = 0; code <= 0x10FFFF; ++code) found += turns_direction(code) ? 1 : 0;
    CHECK(found == 12);
    for (const int code :
         {0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069}) {
        CHECK(turns_direction(static_cast<char32_t>(code)));
    }
}
