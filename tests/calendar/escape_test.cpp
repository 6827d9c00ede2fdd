#include "calendar/escape.hpp"

#include <doctest/doctest.h>

#include "calendar/edit.hpp"
#include "calendar/entity.hpp"
#include "hostile.hpp"

using namespace calendar;

TEST_CASE("what means something to MediaWiki is written as an entity, all else as it is") {
    const struct {
        const char *text, *escaped;
    } rows[] = {
        {"Plain: [BETA] a-b (c) 'd' \"e\" f_g, R & D; 50%", "Plain: [BETA] a-b (c) 'd' \"e\" f_g, R & D; 50%"},
        {"a|b=c", "a&#124;b&#61;c"},
        {"{{x}}", "&#123;&#123;x&#125;&#125;"},
        {"[[x]] [//x y]", "&#91;&#91;x&#93;&#93; &#91;//x y]"},
        {"<b> -->", "&#60;b&#62; --&#62;"},
        {"R&D &lt; &#60;", "R&#38;D &#38;lt; &#38;#60;"},
        {"~ ~~~~", "~ &#126;&#126;&#126;&#126;"},
        {"''x'' it's", "&#39;&#39;x&#39;&#39; it's"},
        {"__NOTOC__ a_b", "&#95;&#95;NOTOC&#95;&#95; a_b"},
        {"* x", "&#42; x"},
        {"#x", "&#35;x"},
        {":x;y", "&#58;x;y"},
        {";x:y", "&#59;x:y"},
        {"----", "&#45;---"},
        {"a!!b", "a&#33;&#33;b"},
        {"https://x.example mailto:a Foo::bar", "https&#58;//x.example mailto&#58;a Foo::bar"},
        {"RFC 1 ISBN 1 UFO 1", "RFC&#32;1 ISBN&#32;1 UFO 1"},
    };
    for (const auto& row : rows) {
        CHECK(escape(row.text) == row.escaped);
        CHECK(decode_entities(row.escaped) == row.text);
    }
}

TEST_CASE("strangers' text comes on one line, bounded, in whole characters of UTF-8") {
    CHECK(one_line(" a\r\n\tb\x01\x7F\xC2\xA0\xE2\x80\xA8\xE3\x80\x80 c ", 99) == "a b c");
    CHECK(one_line("a\xE2\x80\xAE\xEF\xBB\xBF\xE2\x80\x8E\xD8\x9C"
                   "b",
                   99) == "ab");
    CHECK(one_line("a\xFF\xC3", 99) == "a\xEF\xBF\xBD\xEF\xBF\xBD");
    CHECK(one_line("\xC3\xA9\xC3\xA9", 3) == "\xC3\xA9");
    CHECK(one_line(std::string(1000, 'x'), 250).size() == 250);
    CHECK(one_line("a\xC2\x85\xC2\x9F"
                   "b",
                   99) == "a b");
}

TEST_CASE("addresses of the web are kept, with what wikitext knows written in per cent") {
    CHECK(escape_address("https://sal.toolforge.org/log/a_b-c?x=y&z#1") ==
          "https://sal.toolforge.org/log/a_b-c?x=y&z#1");
    CHECK(escape_address("http://x/{{a|b}}[[c]]'<\"__TOC__~~~~\xC3\xA9") ==
          "http://x/%7B%7Ba%7Cb%7D%7D%5B%5Bc%5D%5D%27%3C%22_%5FTOC_%5F%7E%7E%7E%7E%C3%A9");
    for (const char* none : {"", "javascript:alert(1)", "https://", "https://a b", "//x", "ftp://x", "https://a\nb"}) {
        CHECK(escape_address(none).empty());
    }
    CHECK(escape_address("https://" + std::string(2000, 'x')).empty());
}

TEST_CASE("hostile titles stay in their argument, and read back as they were") {
    const std::string before =
        "{{Deployment calendar event card|when=2026-11-02 06:00 SF|window=backport|what=\n}}\ntail {{x}}";
    const Rules rules;
    CHECK(hostile_texts().size() >= 200);
    for (const std::string& text : hostile_texts()) {
        CAPTURE(text);
        const Instant start = date::sys_days{date::year{2026} / 11 / 2} + std::chrono::hours{14};
        const Outcome outcome = edit(before, rules, Add{{start, ""}, "bob", {{"config", 5, text}}});
        REQUIRE(std::holds_alternative<Edited>(outcome));
        const Page page = read_page(std::get<Edited>(outcome).text, rules);
        CHECK(page.windows.at(0).requests.at(0).patches.at(0).title == one_line(text, 250));
        CHECK(page.windows.at(0).warnings.empty());
    }
}
