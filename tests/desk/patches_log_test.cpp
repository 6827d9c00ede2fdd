#include <doctest/doctest.h>

#include <algorithm>

#include "tests/desk/stage.hpp"

using namespace bot::desk;
using namespace std::chrono_literals;

namespace {

constexpr const char* channel = "#wikimedia-operations";
const calendar::Instant start = *calendar::parse_instant("2026-11-23T14:00:00Z");

const std::string page =
    "{{Deployment calendar event card\n|when=2026-11-23 14:00 UTC\n|length=1\n|window=UTC afternoon backport window\n"
    "|who={{ircnick|ada|Ada}}\n|what=\n{{ircnick|bob}}\n"
    "{{deploy|type=config|gerrit=1200311|title=Paint the lamps|status=}}\n}}\n";

const std::string run[] = {
    "!log ada@deploy2002 Started scap sync-world: Backport for [[gerrit:1200311|Paint the lamps]]",
    "!log ada@deploy2002 ada: Backport for [[gerrit:1200311|Paint the lamps]] synced to the testservers (see "
    "https://wikitech.wikimedia.org/wiki/Mwdebug). Changes can now be verified there.",
    "!log ada@deploy2002 ada: Continuing with deployment",
    "!log ada@deploy2002 Finished scap sync-world: Backport for [[gerrit:1200311|Paint the lamps]] (duration: 08m "
    "47s)",
};

/// Opens the window, and takes the lines said until then.
void open_window(tests::Stage& stage) {
    stage.set_page(page);
    stage.happen(Started{"1"});
    stage.start();
    stage.run_to(start + 1min);
    stage.take_said();
}

void hear_run(tests::Stage& stage, const Speaker& by, const std::string& where) {
    for (const auto& line : run) {
        stage.run_to(stage.now() + 1min);
        stage.happen(LineHeard{by, where, line});
    }
    stage.run_to(stage.now() + 1min);
}

std::string state_of(const tests::Stage& stage) {
    for (const auto& patch : stage.desk().patches())
        if (patch.change == 1200311) return std::string(to_text(patch.state));
    return "none";
}

std::string ping(tests::Stage& stage) {
    stage.take_said();
    stage.happen(LineHeard{{"kay", "kay", "k.example"}, channel, "oriel: ping"});
    std::string out;
    for (const auto& say : stage.take_said()) out += say.text + '\n';
    return out;
}

}  // namespace

TEST_CASE("log lines from a nick without the log account change nothing, and ping counts them") {
    const Speaker strangers[] = {{"logmsgbot", std::nullopt, "h"},
                                 {"logmsgbot", "", "h"},
                                 {"logmsgbot", "mallory", "h"},
                                 {"mallory", "mallory", "h"}};
    int lines = 0;
    tests::Stage stage(start - 10min);
    open_window(stage);
    stage.happen(LineHeard{{"ada", "ada", "a.example"}, channel, "good afternoon"});  // so no deployer alert is due
    CHECK(ping(stage).find("looked like the deployment log") == std::string::npos);
    for (const auto& by : strangers) {
        hear_run(stage, by, channel);
        CHECK(stage.take_said().empty());
        CHECK(state_of(stage) == "scheduled");
        lines += static_cast<int>(std::size(run));
        const std::string counted = std::to_string(lines) + " lines looked like the deployment log";
        CHECK(ping(stage).find(counted) != std::string::npos);
    }
    CHECK(stage.journal_agrees());
    stage.restart();
    stage.start();
    CHECK(ping(stage).find("16 lines looked like the deployment log") != std::string::npos);
}

TEST_CASE("the very same lines from the log account move the patch") {
    tests::Stage stage(start - 10min);
    open_window(stage);
    hear_run(stage, {"logmsgbot", "logmsgbot", "h"}, channel);
    CHECK(state_of(stage) == "live");
    CHECK(ping(stage).find("looked like the deployment log") == std::string::npos);
}

TEST_CASE("lines of the log account in private or in another channel are no log") {
    for (const std::string elsewhere : {"", "#elsewhere"}) {
        tests::Stage stage(start - 10min);
        open_window(stage);
        hear_run(stage, {"logmsgbot", "logmsgbot", "h"}, elsewhere);
        CHECK(state_of(stage) == "scheduled");
    }
}

TEST_CASE("a relay that is back under another nick while its first one lingers leaves the end of a run in doubt") {
    const Speaker relay{"logmsgbot", "logmsgbot", "h"};
    const auto hear = [&](tests::Stage& stage, int from, int to) {
        for (int i = from; i < to; ++i) stage.happen(LineHeard{relay, channel, run[i]});
        stage.run_to(stage.now() + 1min);
    };
    for (const std::string nick : {"logmsgbot_", "logmsgbot"}) {
        tests::Stage stage(start - 10min);
        open_window(stage);
        stage.happen(PresenceSeen{channel, {{"logmsgbot", "logmsgbot"}}, {}, {}});
        hear(stage, 0, 3);
        stage.happen(PresenceSeen{channel, {{nick, "logmsgbot"}}, {}, {}});
        hear(stage, 3, 4);
        // A repeated presence list does not mean that a user has returned.
        CHECK(state_of(stage) == (nick == "logmsgbot" ? "live" : "unknown"));
        CHECK(stage.journal_agrees());
    }
}

TEST_CASE("the next run takes up what was rolled back, though its beginning is overtaken or never heard") {
    const Speaker relay{"logmsgbot", "logmsgbot", "h"};
    tests::Stage stage(start - 10min);
    open_window(stage);
    const auto hear = [&](const std::string& line) {
        stage.happen(LineHeard{relay, channel, line});
        stage.run_to(stage.now() + 1min);
    };
    hear(run[0]);
    hear(run[1]);
    hear("!log ada@deploy2002 ada: Rolling back deployment");
    hear(run[3]);
    CHECK(state_of(stage) == "rolled_back");
    hear(run[1]);
    CHECK(state_of(stage) == "testing");
    hear(run[2]);
    hear(run[3]);
    CHECK(state_of(stage) == "live");
    CHECK(stage.journal_agrees());
}
