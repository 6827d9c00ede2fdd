#include <doctest/doctest.h>

#include "tests/live/bot.hpp"
#include "tests/live/page.hpp"

using namespace live;
using namespace std::chrono_literals;

TEST_CASE("a requestor hears in private what stands in the way, once, also through an outage and a restart") {
    support::IrcServers irc;
    support::Wiki wiki;
    Bot bot(irc, wiki);
    INFO(bot.log());
    Watcher ada(irc, bot);
    support::IrcClient lee(irc.plain_port(), "lee");
    const auto told = [&] { return lee.said(bot.nick(), "lee"); };

    const WallTime start = full_minute(1200s);
    Card card{start, "Live backport window", {"kay"}, {{"lee", {101}}}};
    wiki.edit("Deployments", wikitext({card}));
    bot.gerrit()->vote(101, "Code-Review", -2, "mira");
    bot.start();
    ada.await_bot();
    // Lee is not here: nothing is said. Lee is told on arrival.
    CHECK(ada.ask("check 101").find("vetoed") != std::string::npos);
    CHECK(told().empty());
    lee.join(bot.channel());
    lee.expect_said(bot.nick(), "lee", "vetoed", 15s);
    CHECK(told().size() == 1);

    bot.gerrit().fail(support::GerritFault::unavailable);
    CHECK(ada.ask("check 102", nullptr, 40s).find("unchecked") != std::string::npos);
    bot.kill();
    bot.start();
    ada.await_bot(30s, ada.mark());
    CHECK(ada.ask("check 101", nullptr, 40s).find("vetoed") != std::string::npos);
    CHECK(told().size() == 1);

    // The veto is removed; Gerrit is up again.
    bot.gerrit()->vote(101, "Code-Review", 0, "mira");
    bot.gerrit().heal();
    lee.expect_said(bot.nick(), "lee", "nothing stands in its way any more", 150s);
    CHECK(told().size() == 2);
    CHECK(ada.ask("branches").find("1.47.0-wmf.16 (1 wiki, rolling out)") != std::string::npos);
}
