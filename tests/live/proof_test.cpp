// What the servers run settles what became of a patch while nobody listened: by the real clock, the two answers that
// must agree are a minute apart.
#include <doctest/doctest.h>

#include "tests/live/bot.hpp"
#include "tests/live/page.hpp"
#include "tests/support/gerrit_deployed.hpp"
#include "tests/support/socket.hpp"

using namespace live;
using namespace std::chrono_literals;

namespace {

const std::string project = "operations/mediawiki-config";
const std::string run = "scap sync-world: Backport for [[gerrit:101|Change a setting]]";

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != text.npos;
}

/// An open window with a patch of lee, the servers of its wiki, and the bot that tells the deployment log.
class World {
public:
    World() : bot(irc, wiki) {
        wiki.edit("Deployments", wikitext(Card{full_minute(-10min), "Open window", {"kay"}, {{"lee", {101}}}}));
        bot.let_write();
        bot.configure(support::replaced(bot.configuration(), "[train]\n",
                                        "[train]\ndeployment_info = \"" + bot.gerrit().url("/info") + "\"\n"));
        log_in(lee, "lee");
        log_in(kay, "kay");
        log_in(relay, "logmsgbot");
        servers_run(support::tip_of(project, "master"));
        bot.start();
        relay.await_bot();
        bot.await_log("calendar read");
        kay.ask("now");  // by then the bot knows who is here
        bot.gerrit()->merge(101);
        log("Started " + run);
        REQUIRE(support::wait_until([&] { return holds(lee.ask("status 101"), ": merged since "); }, 20s));
    }

    void log(const std::string& text) { relay.say(bot.channel(), "!log kay@deploy2002 " + text); }

    /// The servers change to the commit of the change.
    void deploy(int change) {
        log("Finished " + run + " (duration: 08m 47s)");
        const std::string commit = bot.gerrit()->at(change).revision;
        servers_run(commit);
    }

    /// Within two minutes of now everybody knows that the patch is live, by the servers.
    void check_live() {
        const auto line = "status=done|by=kay";
        CHECK(support::wait_until([&] { return holds(page_text(wiki), line); }, 120s));
        const std::string status = lee.ask("status 101");
        CHECK_MESSAGE(holds(status, ": live since "), status);
        CHECK_MESSAGE(holds(status, "the servers run commit "), status);
        CHECK_NOTHROW(lee.expect_said(bot.nick(), bot.channel(), "lee: 101 is live, as the servers tell", 1s));
        // Two answers of the wiki, and one of Gitiles for each of the two commits that they ran.
        MESSAGE("asked: the wiki " << bot.gerrit().requests("/info?all") << " times, Gitiles "
                                   << bot.gerrit().requests("/plugins/gitiles/") << " times");
    }

    support::IrcServers irc;
    support::Wiki wiki;
    Bot bot;
    Watcher lee{irc, bot, "lee"}, kay{irc, bot, "kay"}, relay{irc, bot, "logmsgbot"};

private:
    static void log_in(Watcher& who, const std::string& nick) {
        who.say("NickServ", "REGISTER notasecretforus " + nick + "@example.test");
        who.expect_said("NickServ", nick, "now registered", 10s);
    }
    void servers_run(const std::string& commit) {
        bot.gerrit().serve("/info?all", support::deployment_info(bot.gerrit().base(), {{project, "master", commit}}));
    }
};

}  // namespace

TEST_CASE("killed between the start and the end of a run, it learns from the servers what is live") {
    World world;
    INFO(world.bot.log());
    world.bot.kill();
    world.deploy(101);
    world.bot.start();
    world.check_live();
}

TEST_CASE("when the log's bot missed the end of a run, the servers tell what is live") {
    World world;
    INFO(world.bot.log());
    world.relay.send("PART " + world.bot.channel());
    world.relay.settle();
    world.deploy(101);  // the channel does not hear it
    world.relay.join(world.bot.channel());
    world.check_live();
}
