#include <doctest/doctest.h>
#include <signal.h>

#include "tests/live/bot.hpp"
#include "tests/live/page.hpp"

using namespace live;
using namespace std::chrono_literals;

TEST_CASE("a second Oriel on one store ends with a message that names the store") {
    support::IrcServers irc;
    support::Wiki wiki;
    wiki.edit("Deployments", "No windows yet.");
    Bot bot(irc, wiki);
    INFO(bot.log());
    Watcher ada(irc, bot);
    bot.start();
    ada.await_bot();

    CHECK(support::run(bot.command("run", "second.log"), 10s) == 1);
    CHECK(support::read_file(bot.file("second.log")).find("oriel.db") != std::string::npos);
    CHECK(ada.ask("help").find("commands") != std::string::npos);
}

TEST_CASE("SIGHUP takes a good configuration and refuses a bad one") {
    support::IrcServers irc;
    support::Wiki wiki;
    Card card{full_minute(3600s), "Live backport window", {"kay"}, {}};
    card.takes_lists = false;  // the card has no limit: the configuration has
    wiki.edit("Deployments", wikitext(card));
    Bot bot(irc, wiki);
    INFO(bot.log());
    Watcher ada(irc, bot);
    bot.start();
    ada.await_bot();
    bot.await_log("calendar read");
    CHECK(ada.ask("next").find("0/5 patches") != std::string::npos);

    const std::string good = bot.configuration();
    bot.configure(good + "[irc2]\n");
    bot.signal(SIGHUP);
    REQUIRE(support::wait_until([&] { return bot.log().find("irc2") != std::string::npos; }, 5s));
    CHECK(ada.ask("next").find("0/5 patches") != std::string::npos);

    bot.configure(support::replaced(good, "limit = 5", "limit = 7"));
    bot.signal(SIGHUP);
    CHECK(support::wait_until([&] { return ada.ask("next").find("0/7 patches") != std::string::npos; }, 3s, 2s));
}

TEST_CASE("SIGTERM ends the bot within three seconds, with a QUIT") {
    support::IrcServers irc;
    support::Wiki wiki;
    wiki.edit("Deployments", "No windows yet.");
    Bot bot(irc, wiki);
    INFO(bot.log());
    Watcher ada(irc, bot);
    bot.start();
    ada.await_bot();

    const std::size_t since = ada.mark();
    bot.signal(SIGTERM);
    CHECK(bot.process().wait(3s) == 0);
    const support::IrcLine quit = ada.expect(" QUIT ", 3s, since);
    CHECK(quit.from == bot.nick());
    CHECK(quit.text().find("closed") == std::string_view::npos);  // the server's text for a missing reason
}
