#include "calendar/marks.hpp"

#include <doctest/doctest.h>

using namespace calendar::wikitext;

TEST_CASE("pairs come in the order in which they open, with the bytes of their brackets") {
    const Marks marks = find_marks("{{a|[[b]]}}<!--c-->", nullptr);
    REQUIRE(marks.pairs.size() == 3);
    CHECK(marks.pairs[0].kind == Kind::template_call);
    CHECK(marks.pairs[0].open == Span{0, 2});
    CHECK(marks.pairs[0].close == Span{9, 11});
    CHECK(marks.pairs[1].kind == Kind::link);
    CHECK(marks.pairs[1].open == Span{4, 6});
    CHECK(marks.pairs[2].kind == Kind::comment);
    CHECK(marks.pairs[2].close == Span{16, 19});
}

TEST_CASE("dividers inside comments and verbatim stretches do not count") {
    const Marks marks = find_marks("a|b=<!-- | = --><nowiki>|</nowiki>=", nullptr);
    REQUIRE(marks.dividers.size() == 3);
    CHECK(marks.dividers[0].at == 1);
    CHECK(marks.dividers[1].what == '=');
    CHECK(marks.dividers[2].at == 34);
}

TEST_CASE("a run of braces is used from the inside out") {
    const Marks marks = find_marks("{{{{{a}}}}}", nullptr);
    REQUIRE(marks.pairs.size() == 2);
    CHECK(marks.pairs[0].kind == Kind::template_call);
    CHECK(marks.pairs[0].open == Span{0, 2});
    CHECK(marks.pairs[1].kind == Kind::parameter);
    CHECK(marks.pairs[1].close == Span{6, 9});
}
