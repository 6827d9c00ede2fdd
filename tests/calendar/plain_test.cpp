#include "calendar/plain.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace calendar;

namespace {

std::string plain_of(std::string_view text) {
    const auto tree = wikitext::read(text);
    return plain(tree, tree.nodes);
}

std::string written(std::string_view text) {
    const auto tree = wikitext::read(text);
    return as_written(tree, tree.nodes);
}

}  // namespace

TEST_CASE("plain text is what a reader of the page sees, on one line") {
    struct {
        std::string wikitext, plain;
    } rows[] = {
        {"", ""},
        {" a\n\tb ", "a b"},
        {"[[a]]", "a"},
        {"[[a|b]]", "b"},
        {"[[a#b_c|  d e]]", "d e"},
        {"[[a|b|c]]", "b|c"},
        {"[[:a]] [[b|]]", "a b"},
        {"{{x|[[a{{!}}b]]}}", "b"},
        {"[https://x.example/y label text] end", "label text end"},
        {"[https://x.example/y]", "https://x.example/y"},
        {"[[https://x.example/y label]]", "label"},
        {"'''bold''' ''it'' it's '''''both'''''", "bold it it's both"},
        {"[[a|'''b''']]<br/><small>c</small><br />d", "b c d"},
        {"<code>x</code><span class=\"y\">z</span>", "xz"},
        {"a<!-- b -->c", "ac"},
        {"a <!-- b --> c", "a c"},
        {"1 < 2 > 0 <3", "1 < 2 > 0 <3"},
        {"<nowiki>[[a]]</nowiki>", "[[a]]"},
        {"a&nbsp;b &amp; c &lt;br&gt; &ndash; &#8211; &bogus; &", "a b & c <br> \xE2\x80\x93 \xE2\x80\x93 &bogus; &"},
        {"a \xE2\x80\x93 b", "a \xE2\x80\x93 b"},
        {"{{ircnick|a_b|A B}} {{ircnick|c}} {{phabricator|T1}}", "A B c T1"},
        {"x{{#if:a|b}}y{{tick}}z{{{1|w}}}{{{2}}}", "xyzw"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.wikitext);
        CHECK(plain_of(row.wikitext) == row.plain);
    }
}

TEST_CASE("text as written keeps its bytes but for comments, nowiki tags, {{!}} and {{=}}") {
    CHECK(written(" Fix [[a|b]]  & {{c|d}} ''e'' \n") == "Fix [[a|b]]  & {{c|d}} ''e''");
    CHECK(written("a<!-- b --> {{!}} {{=}}<nowiki> }} </nowiki>") == "a | = }}");
}
