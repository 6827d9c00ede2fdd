#include <doctest/doctest.h>

#include "bot/config/config.hpp"

namespace {

using namespace bot::config;

TEST_CASE("the page's address for people comes from that of the API") {
    struct Row {
        const char *api, *page, *url;
    };
    const Row rows[] = {
        {"https://wikitech.wikimedia.org/w/api.php", "Deployments", "https://wikitech.wikimedia.org/wiki/Deployments"},
        {"https://x.org:81/w/api.php", "User:A b/c d", "https://x.org:81/wiki/User:A_b/c_d"},
        {"https://x.org/w/api.php", "Caf\xc3\xa9 & 100%?", "https://x.org/wiki/Caf%C3%A9_%26_100%25%3F"},
        {"http://127.0.0.1:8080/api.php", "A b", "http://127.0.0.1:8080/index.php?title=A_b"},
        {"http://x/wiki/api.php", "A", "http://x/wiki/index.php?title=A"},
    };
    for (const auto& row : rows) CHECK(page_url(row.api, row.page) == row.url);
}

TEST_CASE("the User-Agent names the program, its home and the contact") {
    Config config;
    CHECK(user_agent(config, "0.1", "https://home") == "oriel/0.1 (https://home)");
    config.http.contact = "ada@example.org";
    CHECK(user_agent(config, "0.1", "https://home") == "oriel/0.1 (https://home; ada@example.org)");
}

}  // namespace
