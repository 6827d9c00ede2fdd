#include "bot/log/line.hpp"

#include <doctest/doctest.h>

using namespace bot::log;

TEST_CASE("a line of the log names who and where") {
    struct {
        const char *line, *user, *host;
        Kind kind;
    } const rows[] = {
        {"!log ada@deploy2002 Rolling back deployment", "ada", "deploy2002", Kind::rolling_back},
        {"  !log  lamp-post_9@deploy1003.north.example   Rolling back deployment", "lamp-post_9",
         "deploy1003.north.example", Kind::rolling_back},
        {"\x02!log\x02 \x03"
         "04ada@deploy2002 Rolling back\x0F deployment",
         "ada", "deploy2002", Kind::rolling_back},
        {"!logada@deploy2002 Rolling back deployment", "ada", "deploy2002", Kind::rolling_back},
        {"!log ada@deploy2002Rolling back deployment", "ada", "deploy2002", Kind::rolling_back},
        {"!log ada@tinFinished scap: x (duration: 1s)", "ada", "tin", Kind::finished},
        {"!log ada@deploy2002kay, ada: Continuing with sync", "ada", "deploy2002", Kind::continuing},
        {"!log ada@deploy2002k9: Continuing with sync", "ada", "deploy2002", Kind::continuing},
        {"!log ada@deploy2002sync-world failed: x (duration: 1s)", "ada", "deploy2002", Kind::failed},
        {"!log ada@deploy2002b restarted", "ada", "deploy2002b", Kind::unknown},
        {"!log ada@deploy2002", "ada", "deploy2002", Kind::unknown},
    };
    for (const auto& row : rows) {
        CAPTURE(row.line);
        const auto line = read_line(row.line);
        REQUIRE(line);
        CHECK(line->user == row.user);
        CHECK(line->host == row.host);
        CHECK(to_text(line->message.kind) == to_text(row.kind));
    }
}

TEST_CASE("other lines are not the log's") {
    for (const char* line :
         {"", " ", "hello", "!log", "!log ", "!log ada", "!log ada restarts x@y", "!log @deploy2002 x",
          "!log ada:b@deploy x", "log ada@deploy2002 x", "say !log ada@deploy2002 x", "!lo",
          "\x03"
          "4"})
        CHECK_FALSE(read_line(line));
    CHECK_FALSE(read_line("!log " + std::string(65, 'a') + "@deploy2002 Rolling back deployment"));
    CHECK_FALSE(read_line("!log ada@" + std::string(65, 'a') + " Rolling back deployment"));
}

TEST_CASE("lines of any length are read, what lies behind 64 KiB is not") {
    const std::string front = "!log ada@deploy2002 Finished scap: ";
    for (const std::string& part :
         {std::string("[[gerrit:"), std::string("Backport for [[gerrit:1|]]"), std::string(" "),
          std::string("synced to the testservers ("), std::string("(duration: "), std::string("\xEF\xBF\xBD"),
          std::string("\x03"
                      "4,"),
          std::string("a, ")}) {
        std::string line = front;
        while (line.size() < 3 * most_line) line += part;
        REQUIRE(read_line(line));
        CHECK(read_line(line)->message.text.size() <= most_line);
        line.replace(0, front.size(), "!log ada@deploy2002 kay: ");
        CHECK(read_line(line));
    }
}
