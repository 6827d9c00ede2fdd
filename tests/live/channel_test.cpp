#include <doctest/doctest.h>

#include "tests/live/bot.hpp"

using namespace live;
using namespace std::chrono_literals;

TEST_CASE("kicked, the bot comes back after half a minute and answers") {
    support::IrcServers irc;
    support::Wiki wiki;
    wiki.edit("Deployments", "No windows yet.");
    Bot bot(irc, wiki);
    INFO(bot.log());
    Watcher ada(irc, bot);
    bot.start();
    ada.await_bot();

    const std::size_t since = ada.mark();
    ada.send("KICK " + bot.channel() + " " + bot.nick() + " :out");
    const support::IrcLine kick = ada.expect(" KICK ", 10s, since);
    ada.await_bot(45s, since);
    CHECK(std::chrono::system_clock::now() - kick.at > 20s);
    CHECK(ada.ask("help").find("commands") != std::string::npos);
}

TEST_CASE("its nick taken, the bot answers under another and takes its own back when it is free") {
    support::IrcServers irc;
    support::Wiki wiki;
    wiki.edit("Deployments", "No windows yet.");
    Bot bot(irc, wiki);
    INFO(bot.log());
    Watcher ada(irc, bot);
    auto thief = std::make_unique<support::IrcClient>(irc.plain_port(), bot.nick());
    bot.start();

    const auto came = [&](const support::IrcLine& line) { return line.command == "JOIN" && line.from != "ada"; };
    const std::string fallback = ada.await(came, "any JOIN", 30s, 0).from;
    CHECK(fallback != bot.nick());
    ada.say(bot.channel(), fallback + ": help");
    CHECK_NOTHROW(ada.expect_said(fallback, bot.channel(), "ada: ", 10s));

    const std::size_t since = ada.mark();
    thief.reset();
    ada.expect(":" + fallback + "!", 60s, since);
    ada.expect(" NICK ", 60s, since);
    CHECK(ada.ask("help").find("commands") != std::string::npos);
}
