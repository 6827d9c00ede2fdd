#include <doctest/doctest.h>

#include "tests/live/bot.hpp"
#include "tests/live/page.hpp"

using namespace live;
using namespace std::chrono_literals;

namespace {

/// Returns when the nick is online.
void await_online(support::IrcClient& who, const std::string& nick) {
    const auto online = [&] {
        const std::size_t since = who.mark();
        who.send("ISON " + nick);
        return who.expect(" 303 ", 10s, since).text().starts_with(nick);
    };
    REQUIRE(support::wait_until(online, 60s, 200ms));
}

}  // namespace

TEST_CASE("after the IRC server was killed, the bot comes back logged in and repeats nothing") {
    support::IrcServers irc;
    support::Wiki wiki;
    Bot bot(irc, wiki);
    INFO(bot.log());
    const WallTime start = full_minute(20s);
    const Card first{start, "First window", {"kay"}, {{"lee", {101}}}};
    const Card second{start + 1min, "Second window", {"noa"}, {}};
    wiki.edit("Deployments", wikitext({first, second}));
    {
        Watcher ada(irc, bot);
        bot.start();
        ada.await_bot();
        ada.announcement("kay: First window", start, 15s);
        ada.announcement("lee: ", start, 20s);
        ada.settle();
    }
    irc.stop_services();
    irc.kill_server();
    irc.start_server();

    Watcher ada(irc, bot);
    await_online(ada, bot.nick());
    // Without services it cannot log in, so it does not join.
    CHECK_THROWS(ada.await_bot(2s));
    irc.start_services();
    ada.await_bot(70s);

    ada.announcement("noa: Second window", second.start, 60s);
    const std::string answer = ada.ask("now");
    CHECK(answer.find("First window") != std::string::npos);
    CHECK(answer.find("Second window") != std::string::npos);
    ada.send("WHOIS " + bot.nick());
    CHECK_NOTHROW(ada.expect("is logged in as", 10s));
    for (const support::IrcLine& line : ada.unasked())
        CHECK_MESSAGE(line.text().find("Second window") != std::string_view::npos, line.raw);
    CHECK(ada.unasked().size() == 2);
}
