#include "bot/http/address.hpp"

#include <doctest/doctest.h>

namespace {

using bot::http::Origin;
using bot::http::origin_of;

TEST_CASE("an address leads to a scheme, a host and a port") {
    struct Row {
        const char* url;
        Origin origin;
    };
    const Row rows[] = {
        {"https://Wiki.Example/w/api.php?a=b", {"https", "wiki.example", "443"}},
        {"http://wiki.example:8080", {"http", "wiki.example", "8080"}},
        {"HTTP://127.0.0.1/", {"http", "127.0.0.1", "80"}},
        {"https://[::1]:1/", {"https", "[::1]", "1"}},
        {"https://user:pw@host/", {"https", "host", "443"}},
    };
    for (const auto& row : rows) CHECK(origin_of(row.url) == row.origin);
    for (const char* url : {"", "nothing", "ftp://x/", "file:///etc/passwd", "https://", "javascript:1"}) {
        CHECK(!origin_of(url));
    }
}

}  // namespace
