#include "calendar/nick.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace calendar;

TEST_CASE("nicks are what a server could let somebody have") {
    for (const std::string nick : {"ada", "^demon", "_joe_", "Lucas_WMDE", "a-1", "[x]", "Tove`", "{|}", "\\o"}) {
        CAPTURE(nick);
        CHECK(is_nick(nick));
    }
    for (const std::string nick :
         {"", "1ada", "-a", "a b", "a,b", "a.b", "\xC3\xA9ve", "a\n", "{{{1}}}x y", "#a", "a!b"}) {
        CAPTURE(nick);
        CHECK_FALSE(is_nick(nick));
    }
    CHECK(is_nick(std::string(32, 'a')));
    CHECK_FALSE(is_nick(std::string(33, 'a')));
}

TEST_CASE("the placeholder is known in any case") {
    CHECK(is_placeholder("irc-nickname"));
    CHECK(is_placeholder("IRC-nickname"));
    CHECK_FALSE(is_placeholder("irc-nickname2"));
    CHECK(same_nick("Ada", "ada"));
}
