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
std::string run(int change) {
    return "scap sync-world: Backport for [[gerrit:" + std::to_string(change) + "|Change a setting]]";
}

std::string entry(int change, const std::string& status) {
    return "{{deploy|type=config|gerrit=" + std::to_string(change) + "|title=Change a setting|status=" + status + "}}";
}

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != text.npos;
}

/// An open window with two patches of lee, the servers of its wiki, and the bot that tells the deployment log.
class World {
public:
    World() : bot(irc, wiki) {
        wiki.edit("Deployments", wikitext(Card{full_minute(-10min), "Open window", {"kay"}, {{"lee", {101, 102}}}}));
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
    }

    /// Returns when the channel has the line.
    void log(const std::string& text) {
        relay.say(bot.channel(), "!log kay@deploy2002 " + text);
        relay.settle();
    }

    void merge(int change) {
        bot.gerrit()->set_now(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
        bot.gerrit()->merge(change);
    }

    /// Merges the change and begins to deploy it; returns when Oriel knows.
    void begin(int change) {
        merge(change);
        log("Started " + run(change));
        bool known = false;
        for (int i = 0; i < 4 && !known; ++i) {  // few questions: who asks many is not answered
            support::wait_for_clock(std::chrono::system_clock::now() + 3s);  // a line of the log may go on for 2 s
            known = holds(kay.ask("status " + std::to_string(change)), ": merged since ");
        }
        REQUIRE(known);
    }

    /// The run ends, and the servers run the branch up to this change.
    void deploy(int change, int up_to) {
        log("Finished " + run(change) + " (duration: 08m 47s)");
        const std::string commit = bot.gerrit()->at(up_to).revision;
        servers_run(commit);
    }

    std::string status(int change) { return lee.ask("status " + std::to_string(change)); }

    bool page_comes_to_hold(const std::string& what, support::Bound bound = 20s) {
        return support::wait_until([&] { return holds(page_text(wiki), what); }, bound);
    }

    /// One answer is not enough; within two minutes of now everybody knows that 101 is live, by the servers.
    void check_live() {
        const std::size_t since = lee.mark();
        const auto began = std::chrono::system_clock::now();
        const int wiki_before = bot.gerrit().requests("/info?all"), gitiles_before = bot.gerrit().requests("/gitiles/");
        CHECK_FALSE(holds(status(101), ": live since "));
        CHECK(page_comes_to_hold(entry(101, "done|by=kay"), 120s));
        const auto told =
            lee.expect_said(bot.nick(), bot.channel(), "lee: 101 is live, as the servers tell", 10s, since);
        const std::string answer = status(101);
        CHECK_MESSAGE(holds(answer, ": live since "), answer);
        CHECK_MESSAGE(holds(answer, "the servers run commit "), answer);
        MESSAGE(std::chrono::duration_cast<std::chrono::seconds>(told.at - began).count()
                << " s until it was told; asked: the wiki " << bot.gerrit().requests("/info?all") - wiki_before
                << " times, Gitiles " << bot.gerrit().requests("/gitiles/") - gitiles_before << " times");
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
    world.begin(101);
    world.bot.kill();
    world.deploy(101, 101);
    world.merge(102);  // and not deployed
    const std::size_t since = world.lee.mark();
    world.bot.start();
    world.lee.await_bot(30s, since);
    world.check_live();
    const std::string answer = world.status(102);
    CHECK_MESSAGE(holds(answer, ": merged"), answer);
    CHECK(holds(page_text(world.wiki), entry(102, "")));
}

TEST_CASE("when the log's bot missed the end of a run, the servers tell what is live, and what is reverted") {
    World world;
    INFO(world.bot.log());
    world.begin(102);
    world.deploy(102, 102);
    CHECK(world.page_comes_to_hold(entry(102, "done|by=kay")));
    world.begin(101);
    world.relay.send("PART " + world.bot.channel());
    world.relay.settle();
    // The channel does not hear that 101 goes live, and that 102 is reverted.
    world.bot.gerrit()->add({.number = 602,
                             .project = project,
                             .subject = "Revert \"Change a setting\"",
                             .message = "Revert \"Change a setting\"\n\nThis reverts commit " +
                                        world.bot.gerrit()->at(102).revision + ".\n\nChange-Id: I" +
                                        std::string(40, '6') + "\n",
                             .revert_of = 102});
    world.merge(602);
    world.deploy(101, 602);
    world.relay.join(world.bot.channel());
    world.check_live();
    CHECK_NOTHROW(world.lee.expect_said(world.bot.nick(), world.bot.channel(), "102 is reverted: 602 undoes it", 10s));
    const std::string answer = world.status(102);
    CHECK_MESSAGE(holds(answer, ": reverted since "), answer);
    CHECK(world.page_comes_to_hold(entry(102, "not done|by=kay")));
}
