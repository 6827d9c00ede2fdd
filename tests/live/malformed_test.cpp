#include <doctest/doctest.h>

#include <algorithm>

#include "tests/live/bot.hpp"
#include "tests/live/page.hpp"

using namespace live;
using namespace std::chrono_literals;

namespace {

/// How often `what` occurs in `text`.
int count(std::string_view text, std::string_view what) {
    int n = 0;
    for (auto at = text.find(what); at != text.npos; at = text.find(what, at + what.size())) ++n;
    return n;
}

}  // namespace

TEST_CASE("a malformed card among 47 hides none of the others") {
    support::IrcServers irc;
    support::Wiki wiki;
    Bot bot(irc, wiki);
    INFO(bot.log());
    Watcher ada(irc, bot);

    const WallTime start = full_minute(20s);
    std::string page = "==This week==\n";
    const auto add = [&](const std::string& name, WallTime at, const std::string& deployer) {
        page += wikitext(Card{at, name, {deployer}, {}});
    };
    for (int i = 0; i < 3; ++i) add("Early " + std::to_string(i), start, "kay");
    page +=
        "{{Deployment calendar event card\n    |when=2026-13-45 soon\n    |length=-1\n    |window=Broken\n"
        "    |who=Ada ({{ircnick|ada})), Bo (...)\n    |what=\n}}\n";
    for (int i = 3; i < 6; ++i) add("Early " + std::to_string(i), start, "kay");
    for (int i = 6; i < 46; ++i) add("Late " + std::to_string(i), start + std::chrono::hours(i), "noa");
    wiki.edit("Deployments", page);

    REQUIRE(support::run(bot.command("windows", "windows.txt")) == 0);
    CHECK(count(support::read_file(bot.file("windows.txt")), "Late ") == 40);
    CHECK(count(support::read_file(bot.file("windows.txt")), "Early ") == 6);

    bot.start();
    ada.await_bot();
    bot.await_log("calendar read");
    CHECK(ada.ask("ping").find("46 windows") != std::string::npos);
    WallTime last = start;
    for (int i = 0; i < 6; ++i) {
        const support::IrcLine line = ada.announcement("kay: Early " + std::to_string(i), start, 40s);
        CHECK(line.at >= last);
        last = line.at;
    }
    CHECK(ada.ask("ping").find("alive") != std::string::npos);
}
