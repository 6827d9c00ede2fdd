// Edits of the calendar on a real wiki, from IRC and from a shell: each time exactly the intended lines are added or
// removed, and the page shows them.
#include <doctest/doctest.h>

#include <signal.h>

#include <algorithm>
#include <set>

#include "tests/live/bot.hpp"
#include "tests/live/page.hpp"
#include "tests/support/socket.hpp"

using namespace live;
using namespace std::chrono_literals;

namespace {

using Lines = std::vector<std::string>;

const std::string ours = "notasecretforus";

std::string line(const std::string& type, int change, const std::string& title, const std::string& rest = "status=") {
    return "{{deploy|type=" + type + "|gerrit=" + std::to_string(change) + "|title=" + title + "|" + rest + "}}";
}

/// A wiki with two windows in the next days, and a bot that edits it.
class World {
public:
    World() : bot(irc, wiki) {
        wiki.edit("Deployments", wikitext(std::vector<Card>{{soon, "Soon window", {"kay"}, {{"lee", {101}}}},
                                                            {later, "Later window", {"kay"}, {}}}));
        bot.let_write();
        const std::string core = "mediawiki/core";
        bot.gerrit()->add_branch(core, "wmf/1.47.0-wmf.15");
        bot.gerrit()->add_branch(core, "wmf/1.47.0-wmf.16");
        bot.gerrit()->add({.number = 400, .project = core, .subject = "Keep the language"});
        bot.gerrit()->merge(400);
        const std::string id = bot.gerrit()->at(400).change_id;
        for (int week : {15, 16}) {
            bot.gerrit()->add({.number = 400 + week,
                               .project = core,
                               .branch = "wmf/1.47.0-wmf." + std::to_string(week),
                               .change_id = id,
                               .subject = "Keep the language",
                               .cherry_pick_of = 400});
        }
        bot.gerrit()->add(
            {.number = 500, .project = "operations/mediawiki-config", .subject = "A {{footer}} [[here]]|x=y ~~~~ <b>"});
        was_ = page();
    }

    std::string page() const { return page_text(wiki); }
    /// The lines removed and added since the last call.
    std::pair<Lines, Lines> changed() {
        const auto lines = [](const std::string& text) {
            std::multiset<std::string> out;
            for (std::size_t at = 0; at < text.size();) {
                const auto end = std::min(text.find('\n', at), text.size());
                out.insert(text.substr(at, end - at));
                at = end + 1;
            }
            return out;
        };
        const auto before = lines(std::exchange(was_, page())), after = lines(was_);
        std::pair<Lines, Lines> out;
        std::ranges::set_difference(before, after, std::back_inserter(out.first));
        std::ranges::set_difference(after, before, std::back_inserter(out.second));
        return out;
    }
    /// The number of entries of a change in the window lists of the rendered page.
    int shown(int change) const {
        const std::string html = wiki.rendered("Deployments");
        const std::string link = "/r/" + std::to_string(change) + "\"", list = "deploycal-item-changes";
        int n = 0;
        for (auto at = html.find(link); at != html.npos; at = html.find(link, at + 1))
            n += html.rfind(list, at) != html.npos;
        return n;
    }
    std::string summary() const {
        return support::http_get(
            wiki.port(), "/w/api.php?action=query&format=json&list=recentchanges&rcprop=comment|user&rclimit=1");
    }

    const WallTime soon = full_minute(2h), later = full_minute(26h);
    support::IrcServers irc;
    support::Wiki wiki;
    Bot bot;

private:
    std::string was_;
};

bool holds(const std::string& text, std::string_view part) {
    return text.find(part) != text.npos;
}

}  // namespace

TEST_CASE("patches are listed, moved, carried, taken off and put back from IRC") {
    World world;
    Bot& bot = world.bot;
    INFO(bot.log());
    Watcher lee(world.irc, bot, "lee"), kay(world.irc, bot, "kay");
    const auto log_in = [](Watcher& who, const std::string& nick) {
        who.say("NickServ", "REGISTER " + ours + " " + nick + "@example.test");
        who.expect_said("NickServ", nick, "now registered", 10s);
    };
    bot.start();
    lee.await_bot();
    std::string answer = lee.ask("schedule 102", nullptr, 40s);
    CHECK(holds(answer, "is for people with a services account"));
    CHECK(world.changed() == std::pair<Lines, Lines>{});
    log_in(lee, "lee");
    log_in(kay, "kay");

    // One change, under the requestor's own nick.
    answer = lee.ask("schedule 102", nullptr, 40s);
    CHECK(holds(answer, "102 is in: Soon window"));
    CHECK(world.changed() == std::pair<Lines, Lines>{{}, {line("config", 102, "Change a setting")}});
    CHECK(world.shown(102) == 1);
    CHECK(holds(world.summary(), "for lee on IRC: schedule 102"));

    // A fix on both live branches, with a title that contains wikitext.
    answer = lee.ask("schedule 416 both in later", nullptr, 40s);
    CHECK(holds(answer, "2/"));
    CHECK(world.changed() ==
          std::pair<Lines, Lines>{{},
                                  {line("1.47.0-wmf.15", 415, "Keep the language"),
                                   line("1.47.0-wmf.16", 416, "Keep the language"), "{{ircnick|lee}}"}});
    CHECK(world.shown(415) == 1);
    CHECK(world.shown(416) == 1);
    answer = lee.ask("schedule 500", nullptr, 40s);
    const auto odd = world.changed();
    CHECK(odd.first.empty());
    REQUIRE(odd.second.size() == 1);
    CHECK(odd.second[0].find("{{footer") == std::string::npos);
    const std::string html = world.wiki.rendered("Deployments");
    CHECK(holds(
        html,
        "A &#123;&#123;footer&#125;&#125; &#91;&#91;here&#93;&#93;&#124;x&#61;y &#126;&#126;&#126;&#126; &#60;b&#62;"));

    // Withdrawn, and put back as it was.
    const std::string before = world.page();
    answer = lee.ask("withdraw 102", nullptr, 40s);
    CHECK(world.changed() == std::pair<Lines, Lines>{{line("config", 102, "Change a setting")}, {}});
    CHECK(world.shown(102) == 0);
    answer = lee.ask("undo", nullptr, 40s);
    CHECK(world.page() == before);
    CHECK(world.shown(102) == 1);
    world.changed();

    // Moved to another window and back, and to the next one, by a deployer.
    answer = kay.ask("move 102 to later", nullptr, 40s);
    CHECK(holds(answer, "Later window"));
    CHECK(world.changed() == std::pair<Lines, Lines>{});  // the same lines, elsewhere
    CHECK(world.page().find("gerrit=102|") > world.page().find("Later window"));
    CHECK(world.shown(102) == 1);
    answer = kay.ask("undo", nullptr, 40s);
    CHECK(world.page() == before);
    answer = kay.ask("carry 101", nullptr, 40s);
    CHECK(holds(answer, "Later window"));
    CHECK(world.page().find("gerrit=101|") > world.page().find("Later window"));
    CHECK(world.shown(101) == 1);
    CHECK(holds(world.summary(), "for kay on IRC: carry 101"));

    // Entries of others stay.
    support::IrcClient zoe(world.irc.plain_port(), "zoe");
    const std::string last = world.page();
    zoe.join(bot.channel());
    zoe.say("NickServ", "REGISTER " + ours + " zoe@example.test");
    zoe.expect_said("NickServ", "zoe", "now registered", 10s);
    zoe.say(bot.channel(), bot.nick() + ": withdraw 101");
    zoe.expect_said(bot.nick(), bot.channel(), "only they, the person who asked for it, and deployers", 20s);
    CHECK(world.page() == last);
}

TEST_CASE("new settings or a stop in the midst of edits lose none of them") {
    World world;
    Bot& bot = world.bot;
    INFO(bot.log());
    Watcher lee(world.irc, bot, "lee"), kay(world.irc, bot, "kay");
    bot.start();
    lee.await_bot();
    bot.await_log("calendar read");
    for (const auto& [who, nick] : {std::pair<Watcher&, std::string>{lee, "lee"}, {kay, "kay"}}) {
        who.say("NickServ", "REGISTER " + ours + " " + nick + "@example.test");
        who.expect_said("NickServ", nick, "now registered", 10s);
    }
    const auto ask_in_vain = [&](Watcher& who, const std::string& nick, const std::vector<std::string>& commands) {
        world.wiki.set_fault("slow:60");
        for (const auto& what : commands) {
            who.say(bot.channel(), bot.nick() + ": " + what);
            bot.await_log("for " + nick + " on IRC: " + what);
        }
    };
    const auto expect = [&](const std::string& answer, std::size_t since) {
        CHECK_NOTHROW(lee.expect_said(bot.nick(), bot.channel(), answer, 60s, since));
    };
    std::size_t since = lee.mark();
    ask_in_vain(lee, "lee", {"schedule 103", "withdraw 101"});
    bot.signal(SIGHUP);
    bot.await_log("read again");
    world.wiki.set_fault("");
    expect("lee: 101 is off Soon window", since);
    expect("lee: 103 is in: Soon window", since);
    CHECK(world.changed() == std::pair<Lines, Lines>{{line("config", 101, "Change a setting")},
                                                     {line("config", 103, "Change a setting")}});

    since = lee.mark();
    ask_in_vain(lee, "lee", {"schedule 104", "withdraw 103"});
    bot.signal(SIGTERM);
    CHECK(bot.process().wait(10s) == 0);
    world.wiki.set_fault("");
    CHECK(world.changed() == std::pair<Lines, Lines>{});
    bot.start();
    expect("lee: 103 is off Soon window", since);
    expect("lee: 104 is in: Soon window", since);
    CHECK(world.changed() == std::pair<Lines, Lines>{{line("config", 103, "Change a setting")},
                                                     {line("config", 104, "Change a setting")}});

    // Switching writing off also stops the edits that wait.
    since = lee.mark();
    ask_in_vain(kay, "kay", {"schedule 105 for lee", "withdraw 104"});
    bot.configure(support::replaced(bot.configuration(), "write = \"on\"", "write = \"off\""));
    bot.signal(SIGHUP);
    expect("kay: editing has been switched off. Page not edited.", since);
    world.wiki.set_fault("");
    expect("kay: 105 is in: Soon window", since);
    CHECK(world.changed() == std::pair<Lines, Lines>{{}, {line("config", 105, "Change a setting")}});
}

TEST_CASE("the same from a shell; what the wiki refuses is told, and nothing is written") {
    World world;
    Bot& bot = world.bot;
    std::string said;
    const auto shell = [&](std::vector<std::string> arguments) {
        support::Command command = bot.command(arguments.front(), "shell");
        command.argv.insert(command.argv.end(), arguments.begin() + 1, arguments.end());
        std::filesystem::remove(bot.file("shell"));
        const int status = support::run(command);
        said = support::read_file(bot.file("shell"));
        return status;
    };
    CAPTURE(said);
    CHECK(shell({"schedule", "102", "415", "--for", "lee"}) == 0);
    CHECK(holds(said, "\n+" + line("config", 102, "Change a setting")));
    CHECK(world.changed() == std::pair<Lines, Lines>{});

    CHECK(shell({"schedule", "102", "415", "--for", "lee", "--write"}) == 0);
    CHECK(holds(said, "102 is in: Soon window"));
    CHECK(world.changed() ==
          std::pair<Lines, Lines>{
              {}, {line("1.47.0-wmf.15", 415, "Keep the language"), line("config", 102, "Change a setting")}});
    CHECK(world.shown(102) == 1);
    CHECK(holds(world.summary(), "from a shell: schedule 102 415"));

    const std::string later = date::format("%FT%TZ", std::chrono::floor<std::chrono::seconds>(world.later));
    CHECK(shell({"move", "102", "--to", later, "--write"}) == 0);
    CHECK(world.changed() == std::pair<Lines, Lines>{{}, {"{{ircnick|lee}}"}});
    CHECK(shell({"mark", "102", "--status", "done", "--by", "kay", "--write"}) == 0);
    CHECK(world.changed() == std::pair<Lines, Lines>{{line("config", 102, "Change a setting")},
                                                     {line("config", 102, "Change a setting", "status=done|by=kay")}});
    CHECK(shell({"withdraw", "415", "--write"}) == 0);
    CHECK(world.changed() == std::pair<Lines, Lines>{{line("1.47.0-wmf.15", 415, "Keep the language")}, {}});
    CHECK(world.shown(415) == 0);
    CHECK(shell({"withdraw", "102", "--write"}) == 1);
    CHECK(holds(said, "has a status already"));

    world.wiki.maintain({"protect.php", "--user", "Admin", "Deployments"});
    CHECK(shell({"withdraw", "101", "--write"}) == 1);
    CHECK(holds(said, "the page is protected, so I may not edit it. Page not edited."));
    CHECK(world.changed() == std::pair<Lines, Lines>{});

    bot.configure(support::replaced(bot.configuration(), "write = \"on\"", "write = \"dry\""));
    CHECK(shell({"withdraw", "101", "--write"}) == 2);
    CHECK(holds(said, "--write wants write = \"on\""));
    CHECK(shell({"withdraw", "101"}) == 0);
    CHECK(holds(said, "\n-" + line("config", 101, "Change a setting")));
    CHECK(world.changed() == std::pair<Lines, Lines>{});
}

TEST_CASE("what the log tells is written on the page, with the address of the log's archive") {
    World world;
    Bot& bot = world.bot;
    const WallTime began = full_minute(-10min);
    world.wiki.edit("Deployments", wikitext(std::vector<Card>{{began, "Open window", {"kay"}, {{"lee", {101, 102}}}}}));
    world.changed();
    bot.configure(support::replaced(bot.configuration(), "[gerrit]",
                                    "[log]\nsal_search = \"" + bot.gerrit().url("/sal/{change}") + "\"\n\n[gerrit]"));
    INFO(bot.log());
    Watcher kay(world.irc, bot, "kay"), relay(world.irc, bot, "logmsgbot");
    relay.say("NickServ", "REGISTER " + ours + " logmsgbot@example.test");
    relay.expect_said("NickServ", "logmsgbot", "now registered", 10s);
    bot.start();
    relay.await_bot();
    bot.await_log("calendar read");
    kay.ask("now");  // by then the bot knows who is here
    const std::string run = "scap sync-world: Backport for [[gerrit:101|Change a setting]]";
    relay.say(bot.channel(), "!log kay@deploy2002 Started " + run);
    const std::string finished = "Finished " + run + " (duration: 08m 47s)";
    const std::string time =
        date::format("%H:%M", std::chrono::floor<std::chrono::minutes>(std::chrono::system_clock::now()));
    bot.gerrit().serve("/sal/101", "<table><tr><td class=\"time\"><a href=\"/log/Ab_1-2\">" + time +
                                       "</a></td><td class=\"nick\">&lt;kay@deploy2002&gt;</td><td class=\"message\">" +
                                       finished + "</td></tr></table>");
    relay.say(bot.channel(), "!log kay@deploy2002 " + finished);
    const std::string done =
        line("config", 101, "Change a setting", "status=done|by=kay|sal=" + bot.gerrit().url("/log/Ab_1-2"));
    CHECK(support::wait_until([&] { return holds(world.page(), done); }, 60s));
    CHECK(world.changed() == std::pair<Lines, Lines>{{line("config", 101, "Change a setting")}, {done}});
}
