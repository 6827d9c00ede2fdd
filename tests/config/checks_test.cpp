#include "bot/config/checks.hpp"

#include <doctest/doctest.h>

namespace {

using namespace bot::config;

TEST_CASE("an address leads to a host of the web, and says nobody's name") {
    for (const std::string good : {"https://example.org", "http://127.0.0.1:8080/api.php", "http://[::1]:81/r/",
                                   "https://example.org/a?b=c&d", "https://under_score.example/r"}) {
        CAPTURE(good);
        CHECK_FALSE(url(good));
    }
    for (const std::string bad :
         {"", "x", "ftp://x/r", "https://", "https://me@x/", "https://me:pw@x/", "https://x:0/", "https://x:65536/",
          "https://x:8o/", "https://x/#a", "https://a b/", "https://x/a b", "https://exa!mple/", "https://-x/",
          "https://.x/", "https://x%20y/", "https://x/\x01", "https://x\\y/", "https://x/{change}"}) {
        CAPTURE(bad);
        CHECK(url(bad));
    }
    CHECK(url("https://" + std::string(254, 'x')));
}

TEST_CASE("a search may hold the place of a change") {
    for (const std::string good : {"", "https://x/{change}", "https://x/s?q={change}&p=0", "https://x/s?q="}) {
        CAPTURE(good);
        CHECK_FALSE(search_or_none(good));
    }
    for (const std::string bad : {"x", "{change}", "https://x/{}", "https://x/{change}{change}", "https://{change/"}) {
        CAPTURE(bad);
        CHECK(search_or_none(bad));
    }
}

}  // namespace
