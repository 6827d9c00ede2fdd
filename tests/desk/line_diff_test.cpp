#include "tests/desk/line_diff.hpp"

#include <doctest/doctest.h>

TEST_CASE("a diff of lines shows what differs, and where") {
    CHECK(tests::line_diff("a\nb\n", "a\nb\n").empty());
    CHECK(tests::line_diff("a\nb\nc\n", "a\nx\nc\n") == "@ line 2\n- b\n+ x\n");
    CHECK(tests::line_diff("a\nb\n", "a\n") == "@ line 2\n- b\n");
    CHECK(tests::line_diff("a\n", "z\na\ny\n") == "@ line 1\n+ z\n@ line 2\n+ y\n");
    CHECK(tests::line_diff("1\n2\n3\n", "", 2) == "@ line 1\n- 1\n- 2\n...\n");
}
