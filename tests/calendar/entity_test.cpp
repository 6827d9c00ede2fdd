#include "calendar/entity.hpp"

#include <doctest/doctest.h>

#include <string>

using calendar::decode_entities;

TEST_CASE("entities become their characters, others stay") {
    struct {
        std::string text, decoded;
    } rows[] = {
        {"a &amp; b &lt;&gt;&quot;&apos;", "a & b <>\"'"},
        {"&nbsp;", "\xC2\xA0"},
        {"&ndash;&mdash;", "\xE2\x80\x93\xE2\x80\x94"},
        {"&#65;&#x42;&#X43;", "ABC"},
        {"&#x1F600;", "\xF0\x9F\x98\x80"},
        {"&#0;&#1;&#x7f;&#xD800;&#x110000;", "&#0;&#1;&#x7f;&#xD800;&#x110000;"},
        {"&#;&#x;&#-1;&#99999999999;&;&", "&#;&#x;&#-1;&#99999999999;&;&"},
        {"&amp;amp;", "&amp;"},
        {"&unknown; &amp", "&unknown; &amp"},
    };
    for (const auto& row : rows) CHECK(decode_entities(row.text) == row.decoded);
}
