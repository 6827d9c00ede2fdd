#include "bot/desk/rules/patches_archive.hpp"

#include <doctest/doctest.h>

#include "tests/desk/stage.hpp"

using namespace bot::desk;
using namespace std::chrono_literals;

namespace {

constexpr const char* channel = "#wikimedia-operations";
const Instant midnight = date::sys_days{date::year{2026} / 11 / 24};

const std::string changes = "Backport for [[gerrit:1200311|Lamps]]";
const std::string started = "Started scap sync-world: " + changes;
const std::string finished = "Finished scap sync-world: " + changes + " (duration: 08m 47s)";

LineHeard of_the_log(const std::string& text) {
    return {{"logmsgbot", "logmsgbot", "h"}, channel, "!log kayla@deploy2002 " + text};
}

ArchiveRow row(std::chrono::minutes time, const std::string& text, const std::string& nick = "kayla@deploy2002") {
    return {"https://sal.example.org/log/A", time, nick, text};
}

/// A run starts at `begin`, and the link is away from a minute later for eight minutes.
struct Missed {
    explicit Missed(Instant begin, bool archive = true) : stage(begin - 1min, settings(archive)) {
        stage.happen(Started{"1"});
        stage.start();
        stage.happen(PresenceSeen{channel, {{"logmsgbot", "logmsgbot"}}, {}, {}});
        stage.run_to(begin);
        stage.happen(of_the_log(started));
        stage.run_to(begin + 1min);
        stage.drop_link(false);
        stage.run_to(begin + 9min);
    }
    void back() {
        stage.start();
        stage.happen(PresenceSeen{channel, {{"logmsgbot", "logmsgbot"}}, {}, {}});
    }
    static Settings settings(bool archive) {
        Settings s;
        s.asks_archive = archive;
        return s;
    }
    PatchStep step() const { return stage.desk().patches().front().history.back(); }
    tests::Stage stage;
};

}  // namespace

TEST_CASE("the end of a run is read in the archive, with its own time, also around midnight") {
    for (const Instant begin : {midnight + 14h, midnight - 3min, midnight - 9min - 30s}) {
        CAPTURE(calendar::to_text(begin));
        Missed missed(begin);
        const auto of_day = [](Instant t) {
            return std::chrono::duration_cast<std::chrono::minutes>(t - date::floor<date::days>(t));
        };
        missed.stage.set_archive(std::vector<ArchiveRow>{row(of_day(begin + 5min), finished),
                                                         row(of_day(begin), started),
                                                         row(of_day(begin - 1h), "something else", "kay")});
        missed.back();
        missed.stage.run_to(begin + 10min);
        CHECK(missed.stage.lookups() == 1);
        CHECK(missed.step().to == Progress::live);
        CHECK(missed.step().at == date::floor<std::chrono::minutes>(begin + 5min));
        CHECK(missed.step().evidence.starts_with("from the log's archive: !log kayla@deploy2002 Finished"));
        CHECK(missed.stage.journal_agrees());
    }
}

TEST_CASE("entries that do not reach back to the gap leave it open") {
    Missed missed(midnight + 14h);
    missed.stage.set_archive(std::vector<ArchiveRow>{row(14h + 5min, finished)});
    missed.back();
    missed.stage.run_to(midnight + 14h + 10min);
    CHECK(missed.step().to == Progress::unknown);
    CHECK(missed.step().why == Why::lines_missed);
}

TEST_CASE("an archive that does not answer changes nothing, and lines that waited for it count") {
    Missed missed(midnight + 14h);
    missed.back();
    missed.stage.run_to(midnight + 14h + 9min + 12s);
    CHECK(missed.stage.lookups() == 1);
    missed.stage.happen(of_the_log(finished));
    missed.stage.run_to(midnight + 14h + 9min + 24s);
    CHECK(missed.step().to == Progress::merged);
    CHECK(missed.stage.journal_agrees());
    missed.stage.run_to(midnight + 14h + 10min);
    CHECK(missed.step().to == Progress::unknown);
    CHECK(missed.step().at == midnight + 14h + 9min + 12s);
}

TEST_CASE("a restart while the archive is asked searches again") {
    Missed missed(midnight + 14h);
    missed.back();
    missed.stage.run_to(midnight + 14h + 9min + 12s);
    missed.stage.restart();
    missed.stage.set_archive(std::vector<ArchiveRow>{row(14h + 5min, finished), row(13h, "something else", "kay")});
    missed.back();
    missed.stage.run_to(midnight + 14h + 10min);
    CHECK(missed.stage.lookups() == 2);
    CHECK(missed.step().to == Progress::live);
}

TEST_CASE("without an archive nobody waits for it") {
    Missed missed(midnight + 14h, false);
    missed.back();
    missed.stage.happen(of_the_log(finished));
    missed.stage.run_to(midnight + 14h + 9min + 5s);
    CHECK(missed.stage.lookups() == 0);
    CHECK(missed.step().to == Progress::unknown);
}

TEST_CASE("the archive is not asked when nothing is under way") {
    tests::Stage stage(midnight, Missed::settings(true));
    stage.happen(Started{"1"});
    stage.start();
    stage.run_to(midnight + 1min);
    stage.drop_link(false);
    stage.run_to(midnight + 2min);
    stage.start();
    stage.run_to(midnight + 5min);
    CHECK(stage.lookups() == 0);
}

TEST_CASE("what people wrote into the archive is no line of the tool") {
    for (const std::string nick : {"mallory", "kayla", "logmsgbot2"}) {
        Missed missed(midnight + 14h);
        missed.stage.set_archive(
            std::vector<ArchiveRow>{row(14h + 5min, "kayla@deploy2002 " + finished, nick), row(13h, "else", "kay")});
        missed.back();
        missed.stage.run_to(midnight + 14h + 10min);
        CHECK(missed.step().to == Progress::merged);
    }
}
