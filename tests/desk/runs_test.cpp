#include "bot/desk/model/runs.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>

using namespace bot::desk;
using namespace std::chrono_literals;

namespace {

const Instant noon = date::sys_days{date::year{2026} / 11 / 23} + std::chrono::hours{12};
constexpr std::chrono::minutes silence{30};

/// The message that a letter stands for.
std::string message(char letter, const std::string& user, const std::string& changes) {
    const std::string who = "!log " + user + "@deploy2002 ";
    switch (letter) {
        case 'S':
            return who + "Started scap sync-world: " + changes;
        case 'T':
            return who + user + ": " + changes +
                   " synced to the testservers (see https://wikitech.wikimedia.org/wiki/Mwdebug). Changes can now be "
                   "verified there.";
        case 'C':
            return who + user + ": Continuing with deployment";
        case 'R':
            return who + user + ": Rolling back deployment";
        case 'F':
            return who + "Finished scap sync-world: " + changes + " (duration: 08m 47s)";
        case 'X':
            return who + "Scap cancelled without rolling back.";
        case 'A':
            return who + "sync-world aborted: " + changes + " (duration: 01m 09s)";
        case 'E':
            return who + "sync-world failed: <OddError> it broke (scap version: 4.283.0) (duration: 02m 47s)";
        default:
            return who + "Synchronized wmf-config/lamps.php: " + changes + " (duration: 00m 41s)";
    }
}

/// Feeds runs to the tracker, and keeps the resulting state of their changes.
class Listener {
public:
    /// Capital letter: a minute later. Small letter: a second later. `|`: lines may be missing. `_`: until the run is
    /// silent.
    void hear(const std::string& letters, const std::string& user = "ada", const std::string& number = "1200311") {
        const std::string changes = "Backport for [[gerrit:" + number + "|Paint the lamps]]";
        for (char c : letters) {
            if (c == '|') {
                runs_.interrupted();
                continue;
            }
            const bool small = c >= 'a' && c <= 'z';
            wait(c == '_' ? std::chrono::seconds{silence} + 1s : small ? 1s : 60s);
            if (c == '_') continue;
            bot::log::Whole line;
            line.text = message(small ? static_cast<char>(c - 'a' + 'A') : c, user, changes);
            line.since = line.last = now_;
            line.line = *bot::log::read_line(line.text);
            take(runs_.hear(line, now_));
        }
    }
    void wait(std::chrono::seconds span) {
        for (const Instant until = now_ + span; now_ < until; ++now_) take(runs_.settle(now_, silence));
    }
    void settle() { wait(Runs::long_wait + 1min); }
    std::string state(int change = 1200311) const {
        const auto found = states_.find(change);
        return found == states_.end() ? "none" : std::string(to_text(found->second));
    }
    bool ever_live() const { return ever_live_; }
    int over() const { return over_; }
    const Runs& runs() const { return runs_; }

private:
    void take(const std::vector<RunEffect>& effects) {
        for (const RunEffect& effect : effects) {
            if (!effect.to) continue;
            for (int change : effect.changes) states_[change] = *effect.to;
            ever_live_ = ever_live_ || (effect.to == Progress::live && !effect.changes.empty());
            if (effect.over) ++over_;
        }
    }

    Runs runs_;
    Instant now_ = noon;
    std::map<int, Progress> states_;
    bool ever_live_ = false;
    int over_ = 0;
};

}  // namespace

TEST_CASE("what becomes of a run") {
    struct Row {
        std::string letters, state;
    };
    const Row rows[] = {
        {"STCF", "live"},
        {"SF", "live"},
        {"STRF", "rolled_back"},
        {"SRF", "rolled_back"},
        {"STCRF", "rolled_back"},
        {"STCRA", "rolled_back"},
        {"SX", "failed"},
        {"STX", "failed"},
        {"STCX", "failed"},
        {"SA", "failed"},
        {"STCA", "failed"},
        {"STE", "failed"},
        {"S", "unknown"},
        {"ST", "unknown"},
        {"STC", "unknown"},
        {"STR", "rolled_back"},
        // Adjacent lines in the wrong order.
        {"TsCF", "live"},
        {"SCtF", "live"},
        {"STCtF", "live"},
        {"STFc", "live"},
        {"STFr", "rolled_back"},
        {"SFr", "rolled_back"},
        {"RsF", "rolled_back"},
        {"STFx", "failed"},
        // Duplicated lines.
        {"SsTtCcFf", "live"},
        {"SsTtRrFf", "rolled_back"},
        {"STCFF", "live"},
        {"STCFSs", "unknown"},
        // Missing lines.
        {"F", "unknown"},
        {"TF", "unknown"},
        {"STF", "unknown"},
        {"CF", "live"},
        {"TCF", "live"},
        {"SCF", "live"},
        {"TRF", "rolled_back"},
        {"T", "unknown"},
        {"STCTF", "unknown"},
        {"STCTCF", "live"},
        // Periods in which lines may be missing.
        {"S|F", "unknown"},
        {"STC|F", "unknown"},
        {"ST|CF", "live"},
        {"S|TCF", "live"},
        {"S|TF", "unknown"},
        {"S|RF", "rolled_back"},
        {"STCF|", "unknown"},
        {"S_|F", "unknown"},
        // Silence, and signs after it.
        {"ST_", "unknown"},
        {"ST_CF", "live"},
        {"STC_F", "live"},
        {"ST_RF", "rolled_back"},
        // A file synced by hand is a run of its own line.
        {"Z", "live"},
        {"SZ", "live"},
        // Evidence alone.
        {"X", "none"},
        {"C", "none"},
    };
    for (const Row& row : rows) {
        INFO(row.letters);
        Listener heard;
        heard.hear(row.letters);
        heard.settle();
        CHECK(heard.state() == row.state);
        if (row.state != "live" && row.letters != "STCFSs") CHECK_FALSE(heard.ever_live());
        CHECK_FALSE(heard.runs().wakes_at(silence));
    }
}

TEST_CASE("a rollback wins for a moment after the end was told, and is another's later") {
    Listener soon;
    soon.hear("STCF");
    soon.wait(8s);
    CHECK(soon.state() == "live");
    soon.hear("r");
    CHECK(soon.state() == "rolled_back");

    Listener late;
    late.hear("STCFR");
    late.settle();
    CHECK(late.state() == "live");
}

TEST_CASE("a run ends those of others, and what it names itself is its own") {
    Listener other;
    other.hear("STC");
    other.hear("STCF", "kay", "1200400");
    other.settle();
    CHECK(other.state(1200311) == "unknown");
    CHECK(other.state(1200400) == "live");

    Listener same;
    same.hear("STR");
    same.hear("S", "kay");
    same.wait(10s);
    CHECK(same.state() == "merged");
    same.hear("TCF", "kay");
    same.settle();
    CHECK(same.state() == "live");
}

TEST_CASE("an end that overtakes the next start is still of the run before") {
    Listener heard;
    heard.hear("STC");
    heard.hear("S", "kay", "1200400");
    heard.hear("f");
    heard.hear("TCF", "kay", "1200400");
    heard.settle();
    CHECK(heard.state(1200311) == "live");
    CHECK(heard.state(1200400) == "live");
}

TEST_CASE("a rollback between two runs of one deployer makes the second doubtful") {
    Listener heard;
    heard.hear("STCF");
    heard.wait(6s);
    heard.hear("rs", "ada", "1200400");
    heard.hear("F", "ada", "1200400");
    heard.settle();
    CHECK(heard.state(1200400) == "unknown");
}
