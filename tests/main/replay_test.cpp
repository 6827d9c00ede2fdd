#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/support/process.hpp"
#include "tests/support/temp_dir.hpp"

using Json = nlohmann::json;
using namespace std::chrono_literals;

namespace {

const std::string page = R"({{Deployment calendar event card
    |when=2026-11-23 06:00 SF
    |length=1
    |window=[[Backport windows|UTC afternoon backport window]]<br/><small>'''(Max 6 patches)'''</small>
    |who={{ircnick|kay|Kay}}
    |what=
{{ircnick|bob}}
{{deploy|type=1.47.0-wmf.16|gerrit=1200311|title=Keep the language|status=}}
{{ircnick|lea}}
{{deploy|type=config|gerrit=1200320|title=A footer|status=}}
}}
)";

const std::string entry = "[[gerrit:1200311|Keep the language (T1)]]";

/// A line of the log account, `minute` minutes after 14:00.
std::string logged(int minute, const std::string& text, const std::string& by = "logmsgbot[logmsgbot]") {
    return fmt::format("2026-11-23T14:{:02}:11Z <{}> !log kay@deploy2002 {}\n", minute, by, text);
}

std::string good_run(const std::string& by = "logmsgbot[logmsgbot]") {
    return logged(3, "Started scap sync-world: Backport for " + entry, by) +
           logged(
               6,
               "bob: Backport for " + entry +
                   " synced to the testservers (see https://wikitech.wikimedia.org/wiki/Mwdebug). Changes can now be "
                   "verified there.",
               by) +
           "2026-11-23T14:07:00Z <bob[bob]> oriel: good\n" + logged(8, "bob: Continuing with deployment", by) +
           logged(15, "Finished scap sync-world: Backport for " + entry + " (duration: 12m 00s)", by);
}

/// An event of Gerrit's about 1200311, `second` seconds after 14:00.
std::string event(int second, const std::string& type, const std::string& members, const std::string& status = "NEW") {
    return fmt::format(
        R"({{"type": "{}", {}"patchSet": {{"number": 1, "revision": "{}", "kind": "REWORK"}}, "change": {{"project":)"
        R"( "mediawiki/core", "branch": "wmf/1.47.0-wmf.16", "id": "I{}", "number": 1200311, "subject": "Keep the)"
        R"( language", "owner": {{"username": "bob"}}, "commitMessage": "Keep the language\n", "status": "{}"}},)"
        R"( "eventCreatedOn": {}}})",
        type, members, std::string(40, 'a'), std::string(40, 'b'), status, 1795442400 + second);
}

std::string approval(int second) {
    return event(second, "comment-added",
                 R"("author": {"username": "TrainBranchBot"}, "comment": "Patch Set 1: Code-Review+2\n\nApproved by)"
                 R"( kay@deploy2002 using scap backport", "approvals": [{"type": "Code-Review", "value": "2",)"
                 R"( "oldValue": "0"}], )");
}
std::string merge(int second) {
    return event(second, "change-merged", R"("submitter": {"username": "jenkins-bot"}, )", "MERGED");
}

/// A folder, and `oriel replay` in it.
class World {
public:
    /// Returns the exit status; the output is in `printed`.
    int replay(const std::string& log, std::vector<std::string> more = {}) {
        support::write_file(file("page"), page_text);
        support::write_file(file("log"), log);
        std::vector<std::string> argv{ORIEL_PROGRAM, "replay", "--page", file("page"), "--log", file("log")};
        argv.insert(argv.end(), more.begin(), more.end());
        std::filesystem::remove(file("out"));  // output is appended
        const int status = support::run({argv, file("out"), {}, {}}, 100s);
        printed = support::read_file(file("out"));
        return status;
    }
    Json json(const std::string& log, const std::string& events = "", std::vector<std::string> more = {}) {
        more.push_back("--json");
        if (!events.empty()) {
            support::write_file(file("events"), events);
            more.insert(more.end(), {"--gerrit-events", file("events")});
        }
        REQUIRE(replay(log, more) == 0);
        return Json::parse(printed.substr(printed.find('{')));  // without the remarks before it
    }
    std::string file(const std::string& name) const { return dir_ / name; }

    std::string page_text = page;
    std::string printed;

private:
    support::TempDir dir_;
};

const Json& patch(const Json& replayed, int change) {
    const auto& all = replayed["patches"];
    const auto found = std::find_if(all.begin(), all.end(), [&](const Json& p) { return p["change"] == change; });
    REQUIRE(found != all.end());
    return *found;
}

std::string state(const Json& replayed, int change = 1200311) {
    return patch(replayed, change)["state"];
}

std::vector<std::string> states(const Json& patch) {
    std::vector<std::string> out;
    for (const auto& step : patch["history"]) out.push_back(step["state"]);
    return out;
}

/// The instants of the lines that contain this.
std::vector<std::string> when_said(const Json& replayed, const std::string& text) {
    std::vector<std::string> out;
    for (const auto& said : replayed["said"]) {
        if (said["text"].get<std::string>().find(text) != std::string::npos) out.push_back(said["at"]);
    }
    return out;
}

}  // namespace

TEST_CASE("what people asked to be edited is neither done again nor answered") {
    World world;
    std::string log = good_run();
    for (const char* what : {"schedule 1200399", "schedule 1200399 both", "withdraw 1200320", "move 1200320 to 14:00",
                             "carry 1200320", "withdraw 7"}) {
        log += std::string("2026-11-23T14:16:00Z <kay[kay]> oriel: ") + what + "\n";
    }
    for (const char* when : {"14:16:30", "14:59:00"}) {
        log += std::string("2026-11-23T") + when + "Z <bob[bob]> oriel: status 1200311\n";
    }
    const Json out = world.json(log);
    INFO(world.printed);
    for (const auto& said : out["said"]) CHECK_MESSAGE(said["at"] != "2026-11-23T14:16:00Z", said["text"]);
    CHECK(when_said(out, "live since").size() == 2);
    CHECK(state(out) == "live");
}

TEST_CASE("a good run is followed to its end, and told of while it lasts") {
    World world;
    const Json out = world.json(good_run());
    INFO(world.printed);
    const Json& done = patch(out, 1200311);
    CHECK(done["state"] == "live");
    CHECK(done["since"] == "2026-11-23T14:15:11Z");
    CHECK(states(done) == std::vector<std::string>{"scheduled", "merged", "testing", "tested", "syncing", "live"});
    CHECK(done["history"][0]["source"] == "page");
    CHECK(done["history"][1]["source"] == "log");
    CHECK(done["history"][1]["by"] == "kay");
    CHECK(done["history"][1]["at"] == "2026-11-23T14:03:11Z");
    CHECK(done["history"][3]["source"] == "person");
    CHECK(done["history"][3]["by"] == "bob");
    CHECK(state(out, 1200320) == "scheduled");
    CHECK(when_said(out, "opens now").at(0) == "2026-11-23T14:00:00Z");
    const auto asked = when_said(out, "please test");
    REQUIRE(asked.size() == 1);
    CHECK(asked[0] < "2026-11-23T14:06:30Z");
    for (const auto& said : out["said"]) {
        CHECK(said["at"] <= "2026-11-23T14:15:11Z");
        CHECK_FALSE(said["to"].get<std::string>().empty());
    }
}

TEST_CASE("nothing is said of a Gerrit that nobody asked") {
    World world;
    for (const std::string& events : {std::string(), approval(60) + "\n" + merge(120)}) {
        const Json out = world.json(good_run(), events);
        for (const char* word : {"Gerrit", "need attention", "needs attention", "locked", "could not"}) {
            CAPTURE(word);
            CHECK(when_said(out, word).empty());
        }
    }
}

TEST_CASE("lines that look like the log's but come from somebody else change nothing") {
    World world;
    for (const char* by : {"logmsgbot", "logmsgbot[]", "logmsgbot[eve]", "eve[eve]"}) {
        CAPTURE(by);
        CHECK(state(world.json(good_run(by))) == "scheduled");
    }
    CHECK(state(world.json(good_run("relay2[logmsgbot]"))) == "live");
}

TEST_CASE("the page's deployers are deployers, by account; others are not") {
    World world;
    const auto skipped = [&](const std::string& who) {
        return state(world.json("2026-11-23T14:05:00Z <" + who + "> oriel: skip 1200311 too late\n")) == "skipped";
    };
    CHECK(skipped("kay[kay]"));
    CHECK(skipped("kay_[Kay]"));
    CHECK_FALSE(skipped("kay"));
    CHECK_FALSE(skipped("kay[eve]"));
    CHECK_FALSE(skipped("bob[bob]"));
}

TEST_CASE("a configuration tells whose lines count and who deploys") {
    World world;
    support::write_file(world.file("oriel.toml"),
                        "[irc]\nnick = \"watcher\"\n[log]\naccounts = [\"relay\"]\n[roles]\ndeployers = [\"ada\"]\n");
    const std::vector<std::string> config{"--config", world.file("oriel.toml")};
    CHECK(state(world.json(good_run(), "", config)) == "scheduled");
    CHECK(state(world.json(good_run("x[relay]"), "", config)) == "live");
    const std::string skip = "watcher: skip 1200311 too late\n";
    CHECK(state(world.json("2026-11-23T14:05:00Z <ada[ada]> " + skip, "", config)) == "skipped");
    CHECK(state(world.json("2026-11-23T14:05:00Z <kay[kay]> " + skip, "", config)) == "scheduled");
    support::write_file(world.file("oriel.toml"), "[log]\naccount = 7\n");
    CHECK(world.replay(good_run(), config) == 2);
}

TEST_CASE("Gerrit's events move patches, and what it did comes before what is said of it") {
    World world;
    const std::string end = "2026-11-23T14:03:00Z <kay[kay]> hello\n";
    const Json merging = world.json(end, approval(60));
    CHECK(states(patch(merging, 1200311)) == std::vector<std::string>{"scheduled", "merging"});
    // The vote is by the deployment tool, which says for whom.
    CHECK(patch(merging, 1200311)["history"][1]["by"] == "kay");
    CHECK(patch(merging, 1200311)["since"] == "2026-11-23T14:01:00Z");
    const Json merged = world.json(end, approval(60) + "\n" + merge(120));
    CHECK(states(patch(merged, 1200311)) == std::vector<std::string>{"scheduled", "merging", "merged"});
    CHECK(patch(merged, 1200311)["history"][2]["source"] == "gerrit");
    CHECK(patch(merged, 1200311)["since"] == "2026-11-23T14:02:00Z");
    // Events after the last line have not happened yet.
    CHECK(state(world.json(end, approval(60) + "\n" + merge(181))) == "merging");
    // Without a log there are only the events; their order does not matter, and an array works like lines.
    CHECK(state(world.json("", "[" + merge(120) + "," + approval(60) + "]")) == "merged");
}

TEST_CASE("a real stream of an approved change ends with it merged") {
    const auto sample = std::filesystem::path{ORIEL_SAMPLES} / "gerrit" / "53-stream-wm-gate-submit-merge.json";
    if (!std::filesystem::exists(sample)) return;
    World world;
    world.page_text = page;
    world.page_text.replace(world.page_text.find("2026-11-23 06:00"), 16, "2018-08-05 04:00");
    world.page_text.replace(world.page_text.find("1200311"), 7, "450446");
    const Json out = world.json("2018-08-05T11:30:00Z <kay[kay]> done\n", support::read_file(sample));
    CHECK(states(patch(out, 450446)) == std::vector<std::string>{"scheduled", "merging", "merged"});
    CHECK(patch(out, 450446)["since"] == "2018-08-05T11:29:08Z");
}

TEST_CASE("lines may be in any order; blank lines, comments and carriage returns are no trouble") {
    World world;
    const Json straight = world.json(good_run());
    const std::string run = good_run();
    const std::size_t second = run.find('\n') + 1;
    CHECK(world.json(run.substr(second) + run.substr(0, second)) == straight);
    std::string dressed = "# a log\r\n\r\n";
    for (const char c : run) dressed += c == '\n' ? std::string("\r\n") : std::string(1, c);
    CHECK(world.json(dressed) == straight);
    // Oriel's own logged lines are skipped.
    CHECK(world.json(run + "2026-11-23T14:09:00Z <Oriel[oriel]> oriel: help\n") == straight);
}

TEST_CASE("what is no line is named, with its place and what was wanted") {
    World world;
    const std::string good = "2026-11-23T14:03:11Z <kay[kay]> hello\n";
    for (const std::string bad :
         {"hello", "2026-11-23T14:03:11Z kay: hello", "14:03:11 <kay> hello", "2026-11-23 14:03:11Z <kay> hello",
          "2026-11-23T14:03:11Z <> hello", "2026-11-23T14:03:11Z <kay hello", "2026-11-23T14:03:11Z <kay>hello",
          "2026-11-23T14:03:11Z <k y> hello", "2026-11-33T14:03:11Z <kay> hello"}) {
        CAPTURE(bad);
        CHECK(world.replay(good + bad + "\n" + good) == 2);
        INFO(world.printed);
        CHECK(world.printed.find(world.file("log") + ":2: \"") != std::string::npos);
        CHECK(world.printed.find("wanted 2026-11-23T14:03:11Z <nick[account]> text") != std::string::npos);
    }
    CHECK(world.replay(good + "2026-11-23T14:03:12Z <kay>\n2026-11-23T14:03:12Z <[k]a[y][kay]> hello\n") == 0);
    CHECK(world.replay(good + "2026-11-23T14:03:12Z <kay> " + std::string(9000, 'x')) == 2);
    CHECK(world.printed.find(":2: is longer than") != std::string::npos);
}

TEST_CASE("bad events, options and spans are refused") {
    World world;
    const std::string good = "2026-11-23T14:03:11Z <kay[kay]> hello\n";
    support::write_file(world.file("events"), merge(1) + "\n\n{\"type\": \"change-merged\"}\n");
    CHECK(world.replay(good, {"--gerrit-events", world.file("events")}) == 2);
    CHECK(world.printed.find(world.file("events") + ":3: change-merged has no eventCreatedOn") != std::string::npos);
    support::write_file(world.file("events"), "[1]");
    CHECK(world.replay(good, {"--gerrit-events", world.file("events")}) == 2);
    CHECK(world.printed.find("element 1: is no JSON object") != std::string::npos);
    CHECK(world.replay(good, {"--gerrit-events", world.file("nowhere")}) == 2);
    CHECK(world.replay(good, {"--at", "2026-11-23T14:03:11Z"}) == 2);
    CHECK(world.replay(good + "2027-11-23T14:03:11Z <kay[kay]> hello\n") == 1);
    CHECK(world.printed.find("too long for a replay") != std::string::npos);
}

TEST_CASE("without lines nothing happens") {
    World world;
    const Json out = world.json("# nobody spoke\n\n");
    CHECK(out["said"].empty());
    CHECK(out["patches"].empty());
}

TEST_CASE("the same for people: what was said with its instant, then each patch with its history") {
    World world;
    REQUIRE(world.replay(good_run()) == 0);
    INFO(world.printed);
    CHECK(world.printed.starts_with(
        "2026-11-23T13:50:00Z #wikimedia-operations: UTC afternoon backport window opens at 14:00 UTC: 2/6 patches.\n"
        "2026-11-23T14:00:00Z #wikimedia-operations: kay: UTC afternoon backport window"));
    CHECK(world.printed.find("\n1200311 live since 2026-11-23T14:15:11Z\n") != std::string::npos);
    CHECK(world.printed.find("    2026-11-23T14:07:00Z tested      person, bob") != std::string::npos);
    CHECK(world.printed.find("\n1200320 scheduled since ") != std::string::npos);
}
