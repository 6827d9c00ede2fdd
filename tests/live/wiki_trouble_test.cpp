#include <doctest/doctest.h>

#include "tests/live/bot.hpp"
#include "tests/live/page.hpp"

using namespace live;
using namespace std::chrono_literals;

TEST_CASE("with the wiki stopped, the last good page is announced, with its age") {
    support::IrcServers irc;
    support::Wiki wiki;
    Bot bot(irc, wiki);
    INFO(bot.log());
    Watcher ada(irc, bot);
    bot.configure(support::replaced(bot.configuration(), "[calendar]\n", "[calendar]\npoll_seconds = 15\n"));

    const WallTime start = full_minute(20s);
    wiki.edit("Deployments", wikitext({Card{start, "Live backport window", {"kay"}, {{"lee", {101}}}}}));
    bot.start();
    ada.await_bot();
    bot.await_log("calendar read");
    CHECK(ada.ask("next").find("Live backport window") != std::string::npos);
    support::wait_for_clock(start - 8s);
    wiki.stop();

    const support::IrcLine deployers = ada.announcement("kay: Live backport window", start, 13s);
    CHECK(deployers.at >= start);
    CHECK(deployers.text().find(" ago") != std::string_view::npos);
    ada.announcement("lee: ", start, 18s);
    CHECK(ada.ask("ping").find("degraded") != std::string::npos);

    wiki.start();
    const auto well = [&] { return ada.ask("ping").find("degraded") == std::string::npos; };
    CHECK(support::wait_until(well, 30s, 10s));
    CHECK(ada.unasked().size() == 2);
}

TEST_CASE("a wiki that hangs delays no answer, and no announcement by more than ten seconds") {
    support::IrcServers irc;
    support::Wiki wiki;
    Bot bot(irc, wiki);
    INFO(bot.log());
    Watcher ada(irc, bot);

    const WallTime start = full_minute(25s);
    wiki.edit("Deployments", wikitext({Card{start, "Live backport window", {"kay"}, {}}}));
    bot.start();
    ada.await_bot();
    bot.await_log("calendar read");
    Bound healthy, before, behind;
    CHECK(ada.ask("next", &healthy).find("Live backport window") != std::string::npos);

    support::wait_for_clock(start - 15s);
    wiki.set_fault("slow:30");
    support::wait_for_clock(start - 1s);
    CHECK(ada.ask("now", &before).find("no window is open") != std::string::npos);
    support::wait_for_clock(start + 2s);
    CHECK(ada.ask("now", &behind).find("Live backport window") != std::string::npos);
    MESSAGE("answered in " << healthy.count() << " ms; with a hanging wiki in " << before.count() << " and "
                           << behind.count() << " ms");
    CHECK(before < healthy + 300ms);
    CHECK(behind < healthy + 300ms);

    const support::IrcLine deployers = ada.announcement("kay: Live backport window", start, 13s);
    CHECK(deployers.at >= start);
    CHECK(deployers.text().find(" ago") != std::string_view::npos);
}
