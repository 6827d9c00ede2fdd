// Afternoons with people who come, go, rename, answer late or not at all and say whatever can be said; what Oriel says
// unasked is held against what was said before. More of them: ORIEL_AFTERNOONS=1000, from ORIEL_SEED on.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
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

/// Somebody of the calendar, as they are on IRC just now.
struct Someone {
    std::string name;  ///< as listed
    std::optional<std::string> account;
    std::string nick;
    bool here = false, away = false;
    bool deploys = false;
};

struct Held {
    std::string window;
    std::optional<std::int64_t> start;  ///< none: everywhere
    std::int64_t at;
    bool operator==(const Held&) const = default;
};

/// The hours from 13:40 to 17:00, and everybody in them.
class Afternoon {
public:
    Afternoon(std::uint64_t seed, bool tell) : rng_(seed), stage_(two - 1h, settings()), tell_(tell) {
        people_ = {{"ada", "ada", "ada", true, false, true},
                   {"kay", "kay", "kay", true, false, true},
                   {"mira", "mira_a", "mira", true, false, true},
                   {"bob", "bob", "bob"},
                   {"lea", "lea", "lea"},
                   {"zoe", "zoe_a", "zoe"},
                   {"tim", {}, "tim"},
                   {"noor", "noor", "noor"}};
        for (Someone& each : people_) each.here = rng_.percent(75);
        std::string page;
        for (int i = 0; i < 3; ++i) page += card(i);
        stage_.set_page(page);
        stage_.restart();
        stage_.start();
        stage_.happen(everybody());
        listen(false);
    }

    void live() {
        stage_.run_to(two - 25min);
        while (stage_.now() < two + 3h) {
            const int gap = rng_.one_in(6) ? rng_.between(60, 420) : rng_.between(0, 45);
            const Instant to = stage_.now() + seconds{gap};
            // A line of the log counts a little later: what it holds up is looked at in between.
            while (stage_.now() < to) {
                const bool waits = stage_.now() < logged_ + 1min;
                const auto held = held_;
                stage_.run_to(waits ? std::min(to, stage_.now() + 5s) : to);
                if (waits) held_ = holds();
                listen(false, &held);
            }
            happen();
        }
        if (!up_) reconnect();
        stage_.set_confirms(true);
        stage_.drop_unconfirmed(false);
        stage_.run_to(two + 3h + 30min);
        listen(false);
        judge_ends();
        CHECK(stage_.journal_agrees());
    }

    long lines = 0, pings_of_turn = 0, quiet_lines = 0, held_lines = 0, refused_while_held = 0, summaries = 0;
    long commands = 0;

private:
    static Settings settings() {
        Settings s;
        s.deployers = {"ada", "kay", "mira_a"};
        s.people["kay"] = {{}, "kay", "kayla", "kayla"};
        s.people["mira"] = {{}, "mira_a", "mira", "mira"};
        s.people["zoe"] = {{"zoe_work"}, "zoe_a", "zoe", "zoe"};
        return s;
    }

    std::string card(int i) {
        static const char* const names[] = {"UTC afternoon backport window", "Second backport window",
                                            "UTC late backport window"};
        static const char* const times[] = {"2026-11-23 14:00 UTC", "2026-11-23 15:30 UTC", "2026-11-23 21:00 UTC"};
        std::string list;
        for (int n = rng_.between(i == 2 ? 0 : 1, 6); n > 0; --n) {
            const Someone& who = rng_.pick(people_);
            const int change = 1200300 + 10 * i + n;
            listed_[names[i]].insert(change);
            requestor_[change] = who.name;
            list += fmt::format("{{{{ircnick|{}}}}}\n{{{{deploy|type={}|gerrit={}|title={}|status=}}}}\n", who.name,
                                rng_.one_in(3) ? "1.47.0-wmf.16" : "config", change,
                                rng_.one_in(3) ? "Do not ping ada, lea" : "Patch");
        }
        return fmt::format(
            "{{{{Deployment calendar event card\n    |when={}\n    |length=1\n    |window={}\n"
            "    |who={{{{ircnick|ada}}}}, {{{{ircnick|kay}}}}, {{{{ircnick|mira}}}}\n    |what=\n{}}}}}\n",
            times[i], names[i], list);
    }

    PresenceSeen everybody() const {
        PresenceSeen all{channel, {{"logmsgbot", "logmsgbot", false}}, {}, {}};
        for (const Someone& each : people_)
            if (each.here) all.came.push_back({each.nick, each.account, each.away});
        return all;
    }

    // ---- What happens. ----

    void happen() {
        switch (rng_.weighted({60, 10, 8, 12, 12, 2, up_ ? 2 : 40, 2, 2})) {
            case 0:
                return speak();
            case 1:
                return come_or_go();
            case 2:
                return rename_or_away();
            case 3:
                return deployment();
            case 4:
                return gerrit();
            case 5:
                return restart();
            case 6:
                if (up_) {
                    note("-- link lost");
                    stage_.drop_link(rng_.one_in(2));
                    set_up(false);
                    return listen(false);
                }
                return reconnect();
            case 7:
                stage_.set_confirms(confirms_ = !confirms_);
                if (confirms_) stage_.drop_unconfirmed(rng_.one_in(2));
                return listen(false);
            default:
                if (!up_) return;
                note("-- lock");
                return log(rng_.one_in(2) ? "Locking from deployment [MediaWiki]: something is on fire"
                                          : "Unlocked for deployment [MediaWiki]: the fire is out (duration: 61m 00s)");
        }
    }

    void restart() {
        note("-- restart");
        stage_.restart();
        set_up(false);
        reconnect();
    }

    void set_up(bool up) {
        up_ = up;
        links_.emplace_back(stage_.now(), up);
    }

    void reconnect() {
        note("-- link up");
        stage_.set_confirms(confirms_ = true);
        stage_.start();
        set_up(true);
        stage_.happen(everybody());
        listen(false);
    }

    void come_or_go() {
        Someone& who = pick_person();
        who.here = !who.here;
        if (!who.here) who.away = false;
        if (who.here && rng_.one_in(2)) who.nick = who.name;
        note(who.nick + (who.here ? " comes" : " goes"));
        PresenceSeen seen{channel, {}, {}, {}};
        if (who.here) seen.came.push_back({who.nick, who.account, false});
        if (!who.here) seen.went.push_back(who.nick);
        if (up_) stage_.happen(seen);
        if (rng_.one_in(3)) stage_.set_online(who.name, !who.here);
        listen(false);
    }

    void rename_or_away() {
        Someone& who = pick_person();
        if (!who.here) return;
        PresenceSeen seen{channel, {}, {}, {}};
        if (rng_.one_in(2)) {
            who.away = !who.away;
            seen.came.push_back({who.nick, who.account, who.away});
        } else {
            const std::string before = who.nick;
            who.nick = who.nick == who.name ? who.name + "_" : who.name;
            seen.renamed.emplace_back(before, who.nick);
        }
        note(who.name + " is " + who.nick + (who.away ? ", away" : ""));
        if (up_) stage_.happen(seen);
        listen(false);
    }

    void speak() {
        const Someone& who = rng_.one_in(3) ? pick_person() : people_[static_cast<std::size_t>(rng_.between(0, 2))];
        if (!who.here || !up_) return;
        const bool in_private = rng_.one_in(6);
        const std::string text = saying(who);
        note(who.nick + (in_private ? " (private)> " : "> ") + text);
        const auto held = held_;
        const auto steps = held.empty() ? std::map<int, long>{} : steps_of_people();
        const std::size_t begins = text.find("oriel: ") == 0 ? 7 : 0;
        stage_.happen(LineHeard{{who.nick, who.account, "host.of." + who.name},
                                in_private ? "" : channel,
                                in_private ? text.substr(begins) : text});
        ++commands;
        held_ = holds();
        // No person's word moves what is held.
        for (const auto& [change, n] : held.empty() ? std::map<int, long>{} : steps_of_people()) {
            const auto before = steps.find(change);
            if (before != steps.end() && before->second == n) continue;
            const bool both = is_held(held, change) && is_held(held_, change);
            const bool ends = stage_.now() >= end_of(change);
            if (both && !ends) wrong(fmt::format("{} was moved while it was held by: {}", change, text));
        }
        listen(true, &held, &who);
    }

    std::string saying(const Someone& who) {
        const std::string n = std::to_string(some_change());
        if (!who.deploys || rng_.one_in(5)) {
            return rng_.pick(std::vector<std::string>{
                "good morning", "I am here", "oriel: here", "oriel: quiet", "oriel: quiet", "oriel: quiet off",
                "oriel: quiet on", "oriel: good", "oriel: good " + n, "oriel: bad " + n + " it is gone",
                "oriel: hold the graphs look wrong", "oriel: remind on", "oriel: patches", "oriel: order",
                "oriel: watch " + n, "oriel: unwatch", "oriel: status " + n, "oriel: undo",
                "oriel: hold wait for bob and lea"});
        }
        return rng_.pick(std::vector<std::string>{"oriel: claim",
                                                  "oriel: claim!",
                                                  "oriel: up",
                                                  "oriel: up",
                                                  "oriel: up",
                                                  "oriel: up " + n,
                                                  "oriel: order " + n,
                                                  "oriel: merging " + n,
                                                  "oriel: testing " + n,
                                                  "oriel: testing " + n,
                                                  "oriel: live " + n,
                                                  "oriel: good " + n,
                                                  "oriel: skip " + n + " no-show",
                                                  "oriel: skip " + n + " this breaks ada and bob",
                                                  "oriel: release",
                                                  "oriel: bad " + n + " lea broke it",
                                                  "oriel: hold error spike",
                                                  "oriel: hold all error spike",
                                                  "oriel: unhold",
                                                  "oriel: unhold all",
                                                  "oriel: unhold",
                                                  "oriel: undo",
                                                  "oriel: floor",
                                                  "oriel: now",
                                                  rng_.one_in(3) ? "oriel: done" : "hello",
                                                  "oriel: reverted " + n});
    }

    void deployment() {
        if (!up_) return;
        const std::string user = rng_.one_in(3) ? "ada" : "kayla";
        if (run_.empty() || rng_.one_in(10)) {
            const int change = some_change();
            run_ = fmt::format("Backport for [[gerrit:{}|Patch {}]]", change, change);
            phase_ = 0;
            user_ = user;
            return log("Started scap sync-world: " + run_);
        }
        if (phase_ == 0) {
            phase_ = 1;
            return log("kayla: " + run_ +
                       " synced to the testservers (see https://wikitech.wikimedia.org/wiki/Mwdebug). Changes can now "
                       "be verified there.");
        }
        if (phase_ == 1) {
            phase_ = 2;
            return log(rng_.one_in(6) ? "kayla: Rolling back deployment" : "kayla: Continuing with deployment");
        }
        log("Finished scap sync-world: " + std::exchange(run_, {}) + " (duration: 04m 52s)");
    }

    void log(const std::string& text) {
        note("!log " + user_ + " " + text);
        const auto held = holds();
        stage_.happen(LineHeard{{"logmsgbot", "logmsgbot", "host"}, channel, "!log " + user_ + "@deploy2002 " + text});
        held_ = holds();
        listen(false, &held);
    }

    void gerrit() {
        static const std::vector<std::string> all = {"vote=CR+2:kayla approver=kayla@deploy2002", "status=merged",
                                                     "vote=CR-2:ada", "vote=CR:ada", "ps=2"};
        tests::change_by_line(stage_.gerrit(), fmt::format("{} {}", some_change(), rng_.pick(all)), stage_.now());
    }

    Someone& pick_person() { return people_[static_cast<std::size_t>(rng_.between(0, 7))]; }

    int some_change() {
        std::vector<int> all;
        for (const auto& [name, changes] : listed_)
            if (name != "UTC late backport window" || rng_.one_in(4))
                all.insert(all.end(), changes.begin(), changes.end());
        return rng_.pick(all);
    }

    // ---- What is true, as the journal would have it. ----

    std::vector<Held> holds() const {
        std::vector<Held> out;
        const auto all = nlohmann::json::parse(stage_.desk().remember());
        for (const auto& each : all.at("conduct").at("holds")) {
            Held held{each.at("window"), {}, each.at("at")};
            if (!each.at("start").is_null()) held.start = each.at("start").get<std::int64_t>();
            out.push_back(held);
        }
        return out;
    }

    bool is_held(const std::vector<Held>& all, int change) const {
        return std::any_of(all.begin(), all.end(), [&](const Held& each) {
            return !each.start || (listed_.count(each.window) && listed_.at(each.window).count(change));
        });
    }

    static Instant end_of(int change) {
        return change < 1200310 ? two + 1h : change < 1200320 ? two + 150min : two + 8h;
    }

    /// How many steps of each patch people's words made.
    std::map<int, long> steps_of_people() const {
        std::map<int, long> out;
        for (const PatchHistory& each : stage_.desk().patches())
            out[each.change] = std::count_if(each.history.begin(), each.history.end(),
                                             [](const Step& step) { return step.source == Source::person; });
        return out;
    }

    // ---- What is said. ----

    static bool holds_nick(std::string_view text, std::string_view nick) {
        const auto part = [&](std::size_t i) {
            const char c = i < text.size() ? text[i] : ' ';
            return c == '_' || c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                   static_cast<unsigned char>(c) >= 0x80;
        };
        for (auto at = text.find(nick); at != text.npos; at = text.find(nick, at + 1))
            if ((at == 0 || !part(at - 1)) && !part(at + nick.size())) return true;
        return false;
    }

    static std::set<int> numbers(std::string_view text) {
        std::set<int> out;
        for (auto at = text.find("12003"); at != text.npos; at = text.find("12003", at + 1))
            out.insert(std::atoi(std::string(text.substr(at, 7)).c_str()));
        return out;
    }

    /// `held`: what was held before what just happened. `asker`: whoever said the line at hand.
    void listen(bool asked, const std::vector<Held>* held = nullptr, const Someone* asker = nullptr) {
        for (const Say& line : stage_.take_said()) {
            note("oriel" + (line.to == channel ? "" : " (to " + line.to + ")") + "> " + line.text);
            if (line.cause.empty()) {
                if (!asked) wrong("an answer to nobody: " + line.text);
                if (asked) answered(*asker, line.text);
                continue;
            }
            if (line.to != channel) continue;
            ++lines;
            const int tries = ++tries_[line.cause];
            const bool marked =
                line.text.ends_with(" (repeat after restart)") || line.text.ends_with(" (repeat after reconnect)");
            const bool refused = refused_.count(line.cause) > 0;
            if (tries > 1 && !marked && !refused && !in_doubt_.count(line.cause))
                wrong("said twice without a mark: " + line.text);
            if (!confirms_) refused_.insert(line.cause);
            judge_quiet(line, tries);
            if (tries == 1) judge_first(line, held);
        }
    }

    void answered(const Someone& who, const std::string& text) {
        if (text.find("no pings for you any more") != text.npos) quiet_.insert(*who.account);
        if (text.find("you are pinged as before") != text.npos) quiet_.erase(*who.account);
        if (text.find("comes first. Nothing is changed.") != text.npos) ++refused_while_held;
    }

    static std::string kind_of(const Say& line) { return line.cause.substr(0, line.cause.find('/')); }

    bool is_turn_of(const Someone& who, const std::string& text) const {
        const auto about = numbers(text);
        return who.deploys ||
               std::any_of(about.begin(), about.end(), [&](int n) { return requestor_.at(n) == who.name; });
    }

    /// Whoever wants no pings has none, but when it is their turn.
    void judge_quiet(const Say& line, int tries) {
        static const std::set<std::string> turn = {"test", "again", "up",        "up again", "live",
                                                   "over", "bad",   "patch set", "tested",   "live although bad"};
        const bool of_turn = turn.count(kind_of(line)) > 0;
        if (of_turn) ++pings_of_turn;
        if (quiet_.empty() || tries > 1) return;
        ++quiet_lines;
        for (const Someone& each : people_) {
            if (!each.account || !quiet_.count(*each.account)) continue;
            if (of_turn && is_turn_of(each, line.text)) continue;
            if (holds_nick(line.text, each.name) || holds_nick(line.text, each.nick))
                wrong(each.name + " wants no pings: " + line.text);
        }
    }

    void judge_first(const Say& line, const std::vector<Held>* held) {
        const std::string kind = kind_of(line);
        const auto next = line.text.find("you are next with ");
        const bool calls =
            kind == "test" || kind == "again" || kind == "up" || kind == "up again" || next != line.text.npos;
        const std::set<int> about = numbers(next == line.text.npos ? line.text : line.text.substr(next));
        if (held && calls) {
            if (!held->empty()) ++held_lines;
            for (int change : about)
                for (const Held& each : *held) {
                    const bool still = std::find(held_.begin(), held_.end(), each) != held_.end();
                    if (still && is_held({each}, change)) wrong("called forward while it is held: " + line.text);
                }
        }
        if (kind == "end") sum_up(line.text);
        if (kind != "test") return;
        for (int change : about) {
            long testing = 0;
            for (const PatchHistory& each : stage_.desk().patches())
                if (each.change == change)
                    testing = std::count_if(each.history.begin(), each.history.end(),
                                            [](const Step& step) { return step.to == Progress::testing; });
            if (++asked_[change] > testing) wrong("asked to test more often than it was to be tested: " + line.text);
        }
    }

    void sum_up(const std::string& text) {
        const std::string name = text.substr(0, text.find(": "));
        const auto listed = listed_.find(name);
        if (listed == listed_.end()) return wrong("no such window: " + text);
        ++summaries;
        if (!summed_up_.insert(name).second) wrong("summed up twice: " + text);
        int sum = 0;
        std::string_view counts = std::string_view(text).substr(name.size() + 2);
        const auto left_at = counts.find("; left: ");
        const auto left = left_at == counts.npos ? std::set<int>{} : numbers(counts.substr(left_at));
        int live = 0;
        counts = counts.substr(0, counts.find("; "));
        while (!counts.empty()) {
            const std::string item(counts.substr(0, counts.find(", ")));
            counts.remove_prefix(std::min(counts.size(), item.size() + 2));
            const int n = std::atoi(item.c_str());
            if (n < 1) wrong("it counts \"" + item + "\": " + text);
            sum += n;
            if (item.find(" live") != item.npos) live += n;
        }
        if (sum != static_cast<int>(listed->second.size()))
            wrong(fmt::format("{} patches were listed: {}", listed->second.size(), text));
        for (int change : left)
            if (!listed->second.count(change)) wrong("what is left was never listed: " + text);
        if (static_cast<int>(left.size()) > sum - live) wrong("more is left than did not go live: " + text);
    }

    bool was_up(Instant from, Instant to) const {
        bool up = false, always = true;
        for (const auto& [at, is_up] : links_) {
            if (at <= from) up = is_up;
            if (at > from && at <= to) always = always && is_up;
        }
        return up && always;
    }

    void judge_ends() {
        for (const auto& [name, changes] : listed_) {
            const bool ended = name != "UTC late backport window";
            const Instant end = end_of(*changes.begin());
            if (ended && !summed_up_.count(name) && was_up(end - 1min, end + 2min)) wrong("never summed up: " + name);
        }
        for (const PatchHistory& each : stage_.desk().patches()) {
            const bool ended = each.change < 1200320;
            if (!ended || each.state != Progress::scheduled) continue;
            std::string history;
            for (const Step& step : each.history)
                history += fmt::format("\n      {} {} {} {}", date::format("%T", step.at), to_text(step.to),
                                       to_text(step.source), step.evidence);
            wrong(fmt::format("{} is still scheduled after its window{}", each.change, history));
        }
    }

    void note(const std::string& what) {
        if (tell_) fmt::print("    {} {}\n", date::format("%T", stage_.now()), what);
    }
    void wrong(const std::string& what) {
        note("WRONG " + what);
        FAIL_CHECK(date::format("%T", stage_.now()) << " " << what);
    }

    simulation::Rng rng_;
    tests::Stage stage_;
    bool tell_;
    std::vector<Someone> people_;
    std::map<std::string, std::set<int>> listed_;  // by window
    std::map<int, std::string> requestor_;
    std::set<std::string> quiet_;  // accounts
    std::vector<Held> held_;
    Instant logged_{};
    std::vector<std::pair<Instant, bool>> links_{{two - 1h, true}};  // from then on it is up, or not
    std::map<Cause, int> tries_;
    std::set<Cause> refused_, in_doubt_;  // given back, or never confirmed
    std::map<int, long> asked_;
    std::set<std::string> summed_up_;
    std::string run_, user_ = "kayla";
    int phase_ = 0;
    bool up_ = true, confirms_ = true;
};

long from_environment(const char* name, long otherwise) {
    const char* value = std::getenv(name);
    return value ? std::atol(value) : otherwise;
}

}  // namespace

TEST_CASE("whatever people say in a window, nobody is pinged in vain and every patch is accounted for") {
    const long afternoons = from_environment("ORIEL_AFTERNOONS", 20);
    const long first = from_environment("ORIEL_SEED", 1);
    const bool tell = std::getenv("ORIEL_STORY") != nullptr;
    long lines = 0, turns = 0, quiet = 0, held = 0, refused = 0, summaries = 0, commands = 0;
    for (long seed = first; seed < first + afternoons; ++seed) {
        CAPTURE(seed);
        Afternoon afternoon(static_cast<std::uint64_t>(seed), tell);
        afternoon.live();
        lines += afternoon.lines;
        turns += afternoon.pings_of_turn;
        quiet += afternoon.quiet_lines;
        held += afternoon.held_lines;
        refused += afternoon.refused_while_held;
        summaries += afternoon.summaries;
        commands += afternoon.commands;
    }
    fmt::print(
        "{} afternoons: {} lines said by people, {} by Oriel unasked, {} of somebody's turn, {} others with quiet "
        "people about, {} calls with a hold somewhere, {} words refused by one, {} windows summed up\n",
        afternoons, commands, lines, turns, quiet, held, refused, summaries);
    if (afternoons < 20) return;
    for (long each : {lines, turns, quiet, held, refused, summaries}) CHECK(each > 0);
}
