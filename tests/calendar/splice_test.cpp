#include "calendar/splice.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace calendar;

TEST_CASE("edits replace their bytes and no others") {
    CHECK(spliced("abcdef", {{{1, 2}, "X"}, {{4, 4}, "YY"}, {{5, 6}, ""}}) == "aXcdYYe");
    CHECK(spliced("", {{{0, 0}, "a"}}) == "a");
}

TEST_CASE("the difference of two texts is what they do not share at their ends") {
    CHECK(difference("abc", "abc").empty());
    CHECK(difference("a-c", "a--c") == std::vector<Edit>{{{2, 2}, "-"}});
    CHECK(difference("aaa", "aa") == std::vector<Edit>{{{2, 3}, ""}});
    CHECK(difference("", "x") == std::vector<Edit>{{{0, 0}, "x"}});
}

TEST_CASE("edits made after one another are edits of the first text") {
    std::mt19937 random{7};
    const auto below = [&](std::size_t n) { return random() % n; };
    for (int round = 0; round < 2000; ++round) {
        const std::string first(below(20), 'a');
        std::string text = first;
        Splice splice{first.size()};
        for (int step = 0; step < 5; ++step) {
            std::vector<Edit> edits;
            for (std::size_t at = below(4); at <= text.size(); at += 1 + below(8)) {
                const std::size_t to = std::min(text.size(), at + below(4));
                edits.push_back({{at, to}, std::string(below(3), static_cast<char>('b' + step))});
                at = to;
            }
            splice.add(edits);
            text = spliced(text, edits);
        }
        CHECK(spliced(first, splice.edits()) == text);
        const auto edits = splice.edits();
        for (std::size_t i = 1; i < edits.size(); ++i) CHECK(edits[i - 1].span.to < edits[i].span.from);
    }
}
