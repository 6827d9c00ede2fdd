#include <doctest/doctest.h>

#include "tests/live/bot.hpp"
#include "tests/live/page.hpp"

using namespace live;
using namespace std::chrono_literals;

TEST_CASE("a window edited shortly before its start is announced once, as edited") {
    support::IrcServers irc;
    support::Wiki wiki;
    Bot bot(irc, wiki);
    INFO(bot.log());
    Watcher ada(irc, bot);
    // The page is rarely polled, so only the poll at the start can find the edit.
    bot.configure(support::replaced(bot.configuration(), "[calendar]\n", "[calendar]\npoll_seconds = 600\n"));

    const WallTime start = full_minute(20s);
    Card card{start, "Live backport window", {"kay"}, {{"lee", {101}}}};
    const Card later{start + 2h, "Later window", {"kay"}, {}};
    wiki.edit("Deployments", wikitext({card, later}));
    bot.start();
    ada.await_bot();
    bot.await_log("calendar read");
    CHECK(ada.ask("next").find("Live backport window") != std::string::npos);
    CHECK(ada.ask("now").find("no window is open") != std::string::npos);

    support::wait_for_clock(start - 10s);
    card.deployers = {"kay", "noa"};
    card.requests = {{"lee", {101}}, {"mia", {102, 103}}};
    wiki.edit("Deployments", wikitext({card, later}));

    const support::IrcLine deployers = ada.announcement("Live backport window", start, 15s);
    const support::IrcLine requestors = ada.announcement("mia", start, 20s);
    CHECK(deployers.at >= start);
    CHECK(deployers.text().starts_with("kay noa: "));
    CHECK(deployers.text().find("3/6 patches") != std::string_view::npos);
    CHECK(requestors.text().starts_with("lee mia: "));

    const std::string link = "http://127.0.0.1:" + std::to_string(wiki.port()) + "/wiki/Deployments#" + anchor(start);
    CHECK(deployers.text().find(link) != std::string_view::npos);
    CHECK(wiki.rendered("Deployments").find("id=\"" + anchor(start) + "\"") != std::string::npos);

    CHECK(ada.ask("now").find("Live backport window") != std::string::npos);
    CHECK(ada.ask("next").find("Later window") != std::string::npos);

    support::wait_for_clock(start + 20s);
    ada.settle();
    CHECK(ada.unasked().size() == 2);
}
