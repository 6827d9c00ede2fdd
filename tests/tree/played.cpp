#include "tests/tree/played.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>

#include "tests/desk/change_line.hpp"
#include "tests/desk/stage.hpp"

namespace tree {
namespace {

using namespace bot::desk;
using namespace std::chrono_literals;

constexpr std::chrono::seconds quiet{95};  // Oriel has read Gerrit, and an end has settled
constexpr std::chrono::seconds two_minutes{125};

Settings settings(bool proof) {
    Settings out;
    out.version = "1";
    out.poll = 5min;
    out.chat.channel = "#windows";
    out.deployers = {"kay"};
    out.asks_deployed = proof;
    return out;
}

std::string page(const Story& story) {
    std::string out =
        "{{Deployment calendar event card |when=2026-11-24 14:00 UTC |length=3 |window=UTC afternoon backport window "
        "|who={{ircnick|kay}} |what=\n{{ircnick|bob}}\n";
    for (const Patch& p : story.patches) {
        if (!p.listed) continue;
        out += fmt::format("{{{{deploy|type={}|gerrit={}|title=A patch|status=}}}}\n",
                           p.branch == Branch::config ? "config" : "1.47.0-wmf.16", p.change);
    }
    return out + "}}\n";
}

/// The desk, and what the world does to it.
class Player {
public:
    Player(const Story& story, bool proof)
        : story_(story), proof_(proof), stage_(story.begin - 10min, settings(proof)) {
        stage_.set_page(page(story));
        for (const Patch& p : story.patches) {
            if (!p.reverts) change(p, {});
        }
        stage_.happen(Started{"1"});
        come();
    }

    Result play() {
        for (const Event& e : story_.events) {
            if (dead()) {
                stage_.dead_until(e.at);
                happen(e);
                last_ = e.at;
                continue;
            }
            stage_.run_to(e.at - 1s);
            if (e.at - last_ >= quiet) look(e.at - last_ >= two_minutes);
            stage_.run_to(e.at);
            happen(e);
            last_ = e.at;
        }
        stage_.run_to(story_.end + 30min + quiet);
        look(true);
        stage_.run_to(story_.end + 2h + 30min);  // the tool waits for an answer without a limit
        settled_ = true;
        look(true);
        result_.questions = stage_.servers().questions();
        return std::move(result_);
    }

private:
    bool dead() const { return !heard_ && story_.trouble == Trouble::killed; }

    void change(const Patch& p, const std::string& more) {
        const char* where = p.branch == Branch::config ? "project=operations/mediawiki-config branch=master"
                                                       : "project=mediawiki/extensions/Lamps branch=wmf/1.47.0-wmf.16";
        tests::change_by_line(stage_.gerrit(), fmt::format("{} {} {}", p.change, where, more), stage_.now());
    }

    void come() {
        stage_.start();
        stage_.happen(PresenceSeen{"#windows", {{"kay", "kay"}, {"bob", "bob"}, {"logmsgbot", "logmsgbot"}}, {}, {}});
    }

    void happen(const Event& e) {
        using What = Event::What;
        if (e.what == What::merged) {
            const Patch& p = *std::find_if(story_.patches.begin(), story_.patches.end(),
                                           [&](const Patch& each) { return each.change == e.change; });
            change(p, fmt::format("status=merged subject={}Patch+{}", p.reverts ? "Revert+of+" : "", e.change) +
                          (p.reverts ? fmt::format(" cites={}", p.reverts) : ""));
            merged_.insert(e.change);
        } else if (e.what == What::servers) {
            stage_.servers().run(e.running);
            live_ = e.live;
        } else if (e.what == What::line) {
            if (heard_) stage_.happen(LineHeard{{"logmsgbot", "logmsgbot", "tools"}, "#windows", e.text});
            // A run that has begun and gives no sign is known to be under way, or may be over.
            open_ = e.text.find("Started") != e.text.npos || e.text.find("testservers") != e.text.npos ||
                    e.text.find("Continuing") != e.text.npos;
        } else {
            hear(e.what == What::heard);
        }
    }

    void hear(bool again) {
        heard_ = again;
        if (story_.trouble == Trouble::relay_away) {
            PresenceSeen seen{"#windows", {}, {}, {}};
            if (again) seen.came = {{"logmsgbot", "logmsgbot"}};
            if (!again) seen.went = {"logmsgbot"};
            stage_.happen(seen);
        } else if (again) {
            if (story_.trouble == Trouble::killed) stage_.restart();
            come();
        } else if (story_.trouble == Trouble::link_away) {
            stage_.drop_link(false);
        }
    }

    void look(bool long_enough) {
        if (!heard_) return;
        for (const auto& patch : stage_.desk().patches()) {
            if (!merged_.contains(patch.change)) continue;
            if (!proof_ && story_.missed.contains(patch.change)) continue;
            const bool live = live_.contains(patch.change);
            ++result_.looks;
            long before = result_.right;
            count(patch, live);
            const bool must = proof_ && long_enough && (!open_ || settled_);
            if (result_.right == before && must) {
                ++result_.late;
                note(patch, live);
            }
        }
    }

    void count(const PatchHistory& patch, bool live) {
        switch (patch.state) {
            case Progress::live:
                if (live) {
                    ++result_.right;
                } else {
                    ++result_.wrong_live;
                    note(patch, live);
                }
                break;
            case Progress::failed:
            case Progress::rolled_back:
            case Progress::reverted:
            case Progress::skipped:
                if (live) {
                    ++result_.wrong_dead;
                    note(patch, live);
                } else {
                    ++result_.right;
                }
                break;
            case Progress::unknown:
                ++result_.unknown;
                break;
            default:
                ++(live ? result_.behind : result_.right);
                break;
        }
    }

    void note(const PatchHistory& patch, bool live) {
        if (result_.faults.size() >= 6) return;
        std::string steps;
        for (const auto& step : patch.history)
            steps += fmt::format(" {:%H:%M:%S}={}", step.at, bot::desk::to_text(step.to));
        result_.faults.push_back(fmt::format("{:%H:%M:%S} {} is {}, and {} ({}):{}", stage_.now(), patch.change,
                                             bot::desk::to_text(patch.state), live ? "live" : "not live",
                                             tree::to_text(story_.trouble), steps));
    }

    const Story& story_;
    const bool proof_;
    tests::Stage stage_;
    Result result_;
    std::set<int> merged_, live_;
    Instant last_{};
    bool heard_ = true, open_ = false, settled_ = false;
};

}  // namespace

void Result::add(const Result& other) {
    looks += other.looks;
    right += other.right;
    unknown += other.unknown;
    wrong_live += other.wrong_live;
    wrong_dead += other.wrong_dead;
    behind += other.behind;
    late += other.late;
    questions += other.questions;
    faults.insert(faults.end(), other.faults.begin(), other.faults.end());
}

Result play(const Story& story, bool proof) {
    return Player(story, proof).play();
}

}  // namespace tree
