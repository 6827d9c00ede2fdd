#include <doctest/doctest.h>

#include <string>

#include "bot/log/backport.hpp"
#include "bot/log/message.hpp"

using namespace bot::log;

namespace {

/// The numbers that a text names, and those that it says it undoes in brackets: `12 (13)`.
std::string named(std::string_view text) {
    std::string out;
    for (const Entry& entry : read_named(text)) {
        const std::string number = std::to_string(entry.number);
        out += (out.empty() ? "" : " ") + (entry.undone ? "(" + number + ")" : number);
    }
    return out;
}

}  // namespace

TEST_CASE("a deployer's words name changes in several ways") {
    CHECK(named("Config: [[gerrit:1200001|Paint, then dry]]") == "1200001");
    CHECK(named("[[gerrit:1200001|One]] and [[gerrit:1200002|Two]]") == "1200001 1200002");
    CHECK(named("[[gerrit:1200001]]") == "1200001");
    CHECK(named("Deploy gerrit:1200001 T12") == "1200001");
    CHECK(named("gerrit:1200001,gerrit:1200002") == "1200001 1200002");
    CHECK(named("new lamps (gerrit: 1200001)") == "1200001");
    CHECK(named("new lamps, Gerrit #1200001") == "1200001");
    CHECK(named("change 1200001: new lamps") == "1200001");
    CHECK(named("https://gerrit.wikimedia.org/r/c/mediawiki/core/+/1200001 new lamps") == "1200001");
    CHECK(named("(https://gerrit.wikimedia.org/r/1200001)") == "1200001");
    CHECK(named("gerrit:1200001 and again gerrit:1200001") == "1200001");
    CHECK(read_named("Config: [[gerrit:1200001|Wide (T1 T2)]]").front().subject == "Wide");
    CHECK(read_named("Config: [[gerrit:1200001|Wide (T1 T2)]]").front().tasks == std::vector<std::string>{"T1", "T2"});
}

TEST_CASE("what only looks like a change, or is only mentioned, is not named") {
    for (const char* text : {"",
                             "a quiet evening",
                             "T1200001",
                             "gerrit:12",
                             "gerrit:12000011234",
                             "gerrit:1200001a",
                             "mygerrit:1200001",
                             "https://example.org/r/1200001",
                             "exchange 1200001",
                             "follow-up to gerrit:1200001",
                             "Follow-up for [[gerrit:1200001|x]]",
                             "prepare for gerrit:1200001",
                             "all without gerrit:1200001",
                             "fixes breakage from gerrit:1200001",
                             "does not revert gerrit:1200001",
                             "after revert of gerrit:1200001",
                             "Revert \"Revert gerrit:1200001\"",
                             "[[gerrit:120",
                             "[[gerrit:|x]]",
                             "[[gerrit:x|y]]"}) {
        CAPTURE(text);
        CHECK(named(text).empty());
    }
}

TEST_CASE("words before a change may say that it is undone") {
    CHECK(named("Revert [[gerrit:1200001|Lamps]]") == "(1200001)");
    CHECK(named("Revert: [[gerrit:1200001|Lamps]], [[gerrit:1200002|Doors]]") == "(1200001) (1200002)");
    CHECK(named("rolling back gerrit:1200001") == "(1200001)");
    CHECK(named("Revert \"[[gerrit:1200001|Lamps]]\"") == "(1200001)");
    // The revert itself.
    CHECK(named("Revert: [[gerrit:1200003|Revert \"Lamps\"]]") == "1200003");
    CHECK(named("Config: [[gerrit:1200003|Revert \"Lamps\"]]") == "1200003");
    CHECK(named("Revert gerrit:1200001, deploy gerrit:1200002") == "(1200001) 1200002");
}

TEST_CASE("messages of deployments by hand name their changes, others do not") {
    const auto count = [](const char* text) { return read_message(text).entries.size(); };
    CHECK(count("Synchronized wmf-config/Lamp.php: Config: [[gerrit:1200001|Lamp]] (duration: 00m 44s)") == 1);
    CHECK(count("Started scap sync-world: Config: [[gerrit:1200001|Lamp]]") == 1);
    CHECK(count("Finished scap sync-world: gerrit:1200001 (duration: 00m 44s)") == 1);
    CHECK(count("kay: Config: [[gerrit:1200001|Lamp]] synced to the testservers (see https://x.org/T). Changes can now "
                "be verified there.") == 1);
    CHECK(count("Locking from deployment [MediaWiki]: gerrit:1200001 is broken") == 0);
    CHECK(count("Started deploy [lamps@1234567]: gerrit:1200001") == 0);
    CHECK(read_message("Started scap sync-world: Backport for [[gerrit:1200001|Lamp]]").backport);
    CHECK_FALSE(read_message("Started scap sync-world: Config: [[gerrit:1200001|Lamp]]").backport);
}

TEST_CASE("a run can end before the sync, and other jobs can be interrupted") {
    CHECK(read_message("Stopping before sync operations").kind == Kind::stopped);
    CHECK(read_message("sync-file aborted: Lamp (duration: 00m 09s)").kind == Kind::aborted);
    CHECK(read_message("sync-wikiversions failed: <OddError> x (duration: 00m 09s)").kind == Kind::failed);
    CHECK(read_message("Started restart [lamps@1234567]: tired").kind == Kind::deploy_started);
    CHECK(read_message("Finished restart [lamps@1234567]: tired (duration: 00m 09s)").kind == Kind::deploy_finished);
}
