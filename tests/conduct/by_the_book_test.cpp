// Windows of six patches conducted as intended: how many lines the channel has to read. For 1,000 windows:
//   ORIEL_WINDOWS=1000 build/bench/tests/conduct/test_conduct -tc='a window by the book*'
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "tests/desk/change_line.hpp"
#include "tests/desk/stage.hpp"
#include "tests/simulation/rng.hpp"

using namespace bot::desk;
using namespace std::chrono_literals;
using std::chrono::seconds;

namespace {

const Instant two = date::sys_days{date::year{2026} / 11 / 23} + 14h;
constexpr const char* channel = "#wikimedia-operations";

Settings settings() {
    Settings s;
    s.deployers = {"kay"};
    s.people["kay"] = {{}, "kay", "kayla", "kayla"};
    return s;
}

/// The unasked lines in the channel.
struct Heard {
    std::map<std::string, int> kinds;  ///< lines, by the first word of their cause
    std::map<int, int> of;             ///< lines about each patch
    int window = 0;                    ///< lines about no patch
    int all = 0;
    int live = 0, skipped = 0, rolled_back = 0;
    int counted = 0;  ///< as counted by the summary
};

/// One window with all its people.
class Window {
public:
    explicit Window(std::uint64_t seed) : rng_(seed), stage_(two - 1h, settings()) {
        const std::vector<std::string> all = {"bob", "lea", "tim", "zoe", "noor", "max"};
        const auto people = static_cast<std::size_t>(rng_.between(2, 6));
        std::string list;
        for (std::size_t i = 0; i < 6; ++i) {
            const std::string& who = all[std::min(i * people / 6, people - 1)];
            const int change = 1200301 + static_cast<int>(i);
            if (i == 0 || requestor_.at(change - 1) != who) list += "{{ircnick|" + who + "}}\n";
            requestor_[change] = who;
            list += fmt::format("{{{{deploy|type={}|gerrit={}|title=Patch {}|status=}}}}\n",
                                rng_.one_in(3) ? "1.47.0-wmf.16" : "config", change, i);
        }
        stage_.set_page(card("2026-11-23 14:00 UTC", "UTC afternoon backport window", list) +
                        card("2026-11-23 21:00 UTC", "UTC late backport window", ""));
        stage_.restart();
        stage_.start();
        PresenceSeen there{channel, {{"kay", "kay", false}, {"logmsgbot", "logmsgbot", false}}, {}, {}};
        for (std::size_t i = 0; i < people; ++i)
            if (!rng_.one_in(12)) there.came.push_back({all[i], all[i], false});
        for (const Person& each : there.came) here_.insert(each.nick);
        stage_.happen(there);
    }

    Heard conduct() {
        pass(55min, 62min);
        say("kay", "oriel: claim");
        for (int rounds = 0; stage_.now() < two + 50min && rounds < 12; ++rounds) {
            const auto next = waiting();
            if (next.empty()) break;
            if (!called_) say("kay", "oriel: up");
            listen();
            const int change = called_ ? *std::exchange(called_, std::nullopt) : next.front();
            if (!comes(requestor_[change])) {
                pass(320s, 380s);
                say("kay", fmt::format("oriel: skip {} no-show", change));
                done_.insert(change);
                continue;
            }
            std::vector<int> run{change};
            for (int other : next)
                if (other != change && requestor_[other] == requestor_[change] && rng_.one_in(2)) run.push_back(other);
            deploy(run);
        }
        pass(5s, 60s);
        if (rng_.percent(80)) say("kay", "oriel: done");
        stage_.run_to(two + 75min);
        listen();
        return heard_;
    }

private:
    static std::string card(const std::string& when, const std::string& name, const std::string& list) {
        return "{{Deployment calendar event card\n    |when=" + when + "\n    |length=1\n    |window=" + name +
               "\n    |who={{ircnick|kay}}\n    |what=\n" + list + "}}\n";
    }

    void pass(seconds low, seconds high) {
        stage_.run_to(stage_.now() +
                      seconds{rng_.between(static_cast<int>(low.count()), static_cast<int>(high.count()))});
        listen();
    }

    void say(const std::string& nick, const std::string& text) {
        stage_.happen(LineHeard{{nick, nick, "host.of." + nick}, channel, text});
        listen();
    }

    void log(const std::string& text) {
        stage_.happen(LineHeard{{"logmsgbot", "logmsgbot", "host"}, channel, "!log kayla@deploy2002 " + text});
        listen();
    }

    void gerrit(const std::vector<int>& changes, const std::string& what) {
        for (int change : changes)
            tests::change_by_line(stage_.gerrit(), fmt::format("{} {}", change, what), stage_.now());
    }

    /// A called person says something, or does not.
    bool comes(const std::string& who) {
        if (!here_.count(who)) return false;
        pass(5s, 60s);
        if (rng_.percent(90)) say(who, "I am here");
        return true;
    }

    void deploy(const std::vector<int>& run) {
        const std::string& who = requestor_[run.front()];
        std::vector<std::string> each;
        for (int change : run) each.push_back(fmt::format("[[gerrit:{}|Patch]]", change));
        const std::string what = fmt::format("Backport for {}", fmt::join(each, ", "));
        gerrit(run, "vote=CR+2:kayla approver=kayla@deploy2002");
        pass(40s, 120s);
        gerrit(run, "status=merged");
        log("Started scap sync-world: " + what);
        pass(30s, 60s);
        log(who + ", kayla: " + what +
            " synced to the testservers (see https://wikitech.wikimedia.org/wiki/Mwdebug). Changes can now be "
            "verified there.");
        for (int change : run) done_.insert(change);
        if (rng_.one_in(15)) {
            pass(20s, 100s);
            say(who, fmt::format("oriel: bad {} the logo is gone", run.front()));
            pass(5s, 30s);
            log(who + ", kayla: Rolling back deployment");
            pass(60s, 120s);
            log("Finished scap sync-world: " + what + " (duration: 04m 52s)");
            return pass(5s, 20s);
        }
        if (rng_.one_in(12)) {
            pass(310s, 400s);  // no answer
            say("kay", fmt::format("oriel: good {}", fmt::join(run, " ")));
        } else {
            pass(15s, 120s);
            say(who, "oriel: good");
        }
        pass(5s, 20s);
        log(who + ", kayla: Continuing with deployment");
        pass(120s, 240s);
        log("Finished scap sync-world: " + what + " (duration: 04m 52s)");
        pass(5s, 20s);
    }

    std::vector<int> waiting() const {
        std::vector<int> out;
        for (const auto& [change, who] : requestor_)
            if (!done_.count(change)) out.push_back(change);
        return out;
    }

    static std::set<int> numbers(std::string_view text) {
        std::set<int> out;
        for (auto at = text.find("12003"); at != text.npos; at = text.find("12003", at + 1))
            out.insert(std::atoi(std::string(text.substr(at, 7)).c_str()));
        return out;
    }

    void listen() {
        for (const Say& line : stage_.take_said()) {
            if (line.cause.empty() || line.to != channel) continue;
            const std::string kind = line.cause.substr(0, line.cause.find('/'));
            ++heard_.all;
            ++heard_.kinds[kind];
            if (kind == "end") sum_up(line.text);
            const bool of_window = kind == "end" || numbers(line.text).empty();
            heard_.window += of_window ? 1 : 0;
            const auto next = line.text.find("you are next with ");
            if (next != line.text.npos) called_ = *numbers(line.text.substr(next)).begin();
            // The patch that goes live comes before the next one.
            const bool live = kind == "live";
            if (!of_window)
                for (int change : numbers(live ? line.text.substr(0, next) : line.text)) ++heard_.of[change];
        }
    }

    void sum_up(const std::string& text) {
        const auto before = [&](const char* what) {
            const auto at = text.find(what);
            return at == text.npos ? 0 : text[at - 1] - '0';
        };
        heard_.live = before(" live");
        heard_.rolled_back = before(" rolled back");
        for (const char* what : {" skipped (no-show)", " skipped (window ended)"}) heard_.skipped += before(what);
        heard_.counted = heard_.live + heard_.rolled_back + heard_.skipped;
    }

    simulation::Rng rng_;
    tests::Stage stage_;
    std::map<int, std::string> requestor_;
    std::set<std::string> here_;
    std::set<int> done_;  // deployed or skipped
    std::optional<int> called_;
    Heard heard_;
};

int median(std::vector<int> of) {
    std::sort(of.begin(), of.end());
    return of[of.size() / 2];
}
int most(const std::vector<int>& of) {
    return *std::max_element(of.begin(), of.end());
}

}  // namespace

TEST_CASE("a window by the book costs the channel at most three lines a patch, and four beside them") {
    const char* wanted = std::getenv("ORIEL_WINDOWS");
    const int windows = wanted ? std::atoi(wanted) : 40;
    std::vector<int> patch, window, all;
    std::map<std::string, int> kinds;
    int live = 0, skipped = 0, rolled_back = 0;
    for (int seed = 1; seed <= windows; ++seed) {
        CAPTURE(seed);
        const Heard heard = Window(static_cast<std::uint64_t>(seed)).conduct();
        CHECK(heard.counted == 6);
        for (const auto& [change, lines] : heard.of) patch.push_back(lines);
        for (auto none = heard.of.size(); none < 6; ++none) patch.push_back(0);
        window.push_back(heard.window);
        all.push_back(heard.all);
        for (const auto& [kind, lines] : heard.kinds) kinds[kind] += lines;
        live += heard.live;
        skipped += heard.skipped;
        rolled_back += heard.rolled_back;
    }
    CHECK(live > windows);
    CHECK(skipped > 0);
    CHECK(rolled_back > 0);
    CHECK(median(patch) <= 3);
    CHECK(median(window) <= 4);
    CHECK(median(all) <= 6 * 3 + 4);
    std::string report = fmt::format(
        "{} windows of six patches: {} live, {} skipped, {} rolled back\n"
        "lines a patch: median {}, most {}; a window beside them: median {}, most {}; in all: median {}, most {}\n",
        windows, live, skipped, rolled_back, median(patch), most(patch), median(window), most(window), median(all),
        most(all));
    for (const auto& [kind, lines] : kinds) report += fmt::format("{:8} {}\n", lines, kind);
    fmt::print("{}", report);
}
