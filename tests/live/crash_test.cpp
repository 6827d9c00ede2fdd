#include <doctest/doctest.h>

#include <array>
#include <memory>

#include "tests/live/bot.hpp"
#include "tests/live/page.hpp"

using namespace live;
using namespace std::chrono_literals;

namespace {

/// Moments around a start at which a bot is killed; they are closest together when it speaks.
constexpr std::array<std::chrono::milliseconds, 10> moments = {-3000ms, -1500ms, -500ms, -50ms,  50ms,
                                                               150ms,   400ms,   800ms,  1500ms, 3000ms};

constexpr std::string_view repeat_mark = "(repeat after restart)";

/// The T-10 line, which comes as soon as a bot knows who is here, unless it is too late for it.
constexpr std::string_view reminder = "Live backport window opens at ";

/// Whether the line has come. It may come once without the mark, and once with it.
bool check_not_said_twice(const std::vector<support::IrcLine>& lines, std::string_view what) {
    int plain = 0, marked = 0;
    for (const support::IrcLine& line : lines) {
        if (line.text().find(what) == std::string_view::npos) continue;
        ++(line.text().ends_with(repeat_mark) ? marked : plain);
        CHECK_MESSAGE((plain <= 1 && marked <= 1), line.raw);
    }
    return plain + marked >= 1;
}

}  // namespace

TEST_CASE("killed at ten moments around a start and restarted at once, it announces exactly once") {
    support::IrcServers irc;
    support::Wiki wiki;
    std::vector<std::unique_ptr<Bot>> bots;
    std::vector<std::unique_ptr<Watcher>> watchers;
    for (std::size_t i = 0; i < moments.size(); ++i) {
        const std::string n = std::to_string(i);
        bots.push_back(std::make_unique<Bot>(irc, wiki, "oriel" + n, "#live" + n));
        watchers.push_back(std::make_unique<Watcher>(irc, *bots.back(), "ada" + n));
    }
    const WallTime start = full_minute(25s);
    wiki.edit("Deployments", wikitext({Card{start, "Live backport window", {"kay"}, {{"lee", {101}}}}}));
    for (const auto& bot : bots) bot->start();
    for (const auto& ada : watchers) ada->await_bot();
    for (const auto& bot : bots) bot->await_log("calendar read");
    for (const auto& ada : watchers) REQUIRE(ada->ask("next").find("Live backport window") != std::string::npos);
    REQUIRE(std::chrono::system_clock::now() < start - 3s);

    for (std::size_t i = 0; i < moments.size(); ++i) {
        support::wait_for_clock(start + moments[i]);
        bots[i]->kill();
        bots[i]->start();
    }
    for (const auto& ada : watchers) {
        CHECK_NOTHROW(ada->announcement("kay: Live backport window", start, 30s));
        CHECK_NOTHROW(ada->announcement("lee: ", start, 30s));
    }
    // Time for lines that would be repeated by mistake.
    support::wait_for_clock(std::chrono::system_clock::now() + 8s);

    std::size_t repeats = 0;
    for (std::size_t i = 0; i < moments.size(); ++i) {
        CAPTURE(moments[i].count());
        INFO(bots[i]->log());
        watchers[i]->settle();
        const auto lines = watchers[i]->unasked();
        CHECK(check_not_said_twice(lines, "kay: Live backport window"));
        CHECK(check_not_said_twice(lines, "lee: "));
        check_not_said_twice(lines, reminder);
        for (const support::IrcLine& line : lines) {
            const bool reminds = line.text().starts_with(reminder);
            CHECK_MESSAGE(((line.at >= start) != reminds), line.raw);
            repeats += line.text().ends_with(repeat_mark);
        }
    }
    MESSAGE(repeats << " lines were marked as repeated");
}

TEST_CASE("killed between a line and its confirmation, it says the line once more, marked") {
    support::IrcServers irc;
    support::Wiki wiki;
    Bot bot(irc, wiki);
    INFO(bot.log());
    Watcher ada(irc, bot);
    const WallTime start = full_minute(20s);
    wiki.edit("Deployments", wikitext({Card{start, "Live backport window", {"kay"}, {}}}));
    bot.start();
    ada.await_bot();
    bot.await_log("calendar read");

    support::wait_for_clock(start - 2s);
    irc.freeze_server();
    bot.await_log("kay: Live backport window", 20s);
    support::wait_for_clock(std::chrono::system_clock::now() + 500ms);  // time for the line to reach the socket
    bot.kill();
    irc.thaw_server();
    bot.start();

    const auto mark_of = [](const support::IrcLine& line) { return line.text().ends_with(repeat_mark); };
    CHECK_FALSE(mark_of(ada.announcement("kay: Live backport window", start, 30s)));
    ada.announcement(repeat_mark, start, 30s);
    support::wait_for_clock(std::chrono::system_clock::now() + 5s);
    ada.settle();
    std::vector<support::IrcLine> lines = ada.unasked();
    std::erase_if(lines, [](const auto& line) { return line.text().find("kay: ") == std::string_view::npos; });
    REQUIRE(lines.size() == 2);
    CHECK(mark_of(lines.back()));
}
