#include "bot/irc/casemap.hpp"

#include <doctest/doctest.h>

using namespace bot::irc;

TEST_CASE("names are the same by the server's alphabet") {
    struct Row {
        const char *a, *b;
        bool ascii, rfc1459, strict;
    };
    for (const auto& row : {Row{"Ada", "aDA", true, true, true}, Row{"kay[x]", "kay{x}", false, true, true},
                            Row{"a\\b", "a|b", false, true, true}, Row{"tilde~", "tilde^", false, true, false},
                            Row{"under_", "under?", false, false, false}, Row{"a@b", "a`b", false, false, false},
                            Row{"", "", true, true, true}, Row{"a", "ab", false, false, false},
                            Row{"\xc3\x89", "\xc3\xa9", false, false, false}}) {
        CAPTURE(row.a);
        CHECK(same(row.a, row.b, CaseMap::ascii) == row.ascii);
        CHECK(same(row.a, row.b, CaseMap::rfc1459) == row.rfc1459);
        CHECK(same(row.a, row.b, CaseMap::strict_rfc1459) == row.strict);
    }
}

TEST_CASE("a mapping nobody knows joins the fewest names") {
    CHECK(casemap_of("rfc1459") == CaseMap::rfc1459);
    CHECK(casemap_of("rfc1459-strict") == CaseMap::strict_rfc1459);
    CHECK(casemap_of("ascii") == CaseMap::ascii);
    CHECK(casemap_of("rfc8265") == CaseMap::ascii);
}
