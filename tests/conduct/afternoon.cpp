#include "tests/conduct/afternoon.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "tests/conduct/afternoon_hours.hpp"
#include "tests/desk/change_line.hpp"

using namespace std::chrono_literals;
using std::chrono::seconds;

namespace tests {

Afternoon::Afternoon(std::uint64_t seed, bool tell)
    : rng_(seed), stage_(two - 1h, settings()), tell_(tell), links_{{two - 1h, true}} {
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

void Afternoon::live() {
    stage_.run_to(two - 25min);
    while (stage_.now() < two + 3h) {
        const int gap = rng_.one_in(6) ? rng_.between(60, 420) : rng_.between(0, 45);
        const Instant to = stage_.now() + seconds{gap};
        // A log line takes effect a little later; the held changes are checked in between.
        while (stage_.now() < to) {
            const bool waits = stage_.now() < logged_ + 15s;
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

Settings Afternoon::settings() {
    Settings s;
    s.deployers = {"ada", "kay", "mira_a"};
    s.people["kay"] = {{}, "kay", "kayla", "kayla"};
    s.people["mira"] = {{}, "mira_a", "mira", "mira"};
    s.people["zoe"] = {{"zoe_work"}, "zoe_a", "zoe", "zoe"};
    return s;
}

std::string Afternoon::card(int i) {
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

PresenceSeen Afternoon::everybody() const {
    PresenceSeen all{channel, {{"logmsgbot", "logmsgbot", false}}, {}, {}};
    for (const Someone& each : people_)
        if (each.here) all.came.push_back({each.nick, each.account, each.away});
    return all;
}

void Afternoon::happen() {
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

void Afternoon::restart() {
    note("-- restart");
    stage_.restart();
    set_up(false);
    reconnect();
}

void Afternoon::set_up(bool up) {
    up_ = up;
    links_.emplace_back(stage_.now(), up);
}

void Afternoon::reconnect() {
    note("-- link up");
    stage_.set_confirms(confirms_ = true);
    stage_.start();
    set_up(true);
    stage_.happen(everybody());
    listen(false);
}

void Afternoon::come_or_go() {
    Someone& who = pick_person();
    who.here = !who.here;
    if (!who.here) who.away = false;
    if (who.here && rng_.one_in(2)) who.nick = who.name;
    note(who.nick + (who.here ? " comes" : " goes"));
    PresenceSeen seen{channel, {}, {}, {}};
    if (who.here) seen.came.push_back({who.nick, who.account, false});
    if (!who.here) seen.went.push_back(who.nick);
    if (!who.here && rng_.one_in(2)) seen.lost = seen.went;
    if (up_) stage_.happen(seen);
    if (rng_.one_in(3)) stage_.set_online(who.name, !who.here);
    listen(false);
}

void Afternoon::rename_or_away() {
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

void Afternoon::speak() {
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
    // No command of a person moves a held patch.
    for (const auto& [change, n] : held.empty() ? std::map<int, long>{} : steps_of_people()) {
        const auto before = steps.find(change);
        if (before != steps.end() && before->second == n) continue;
        const bool both = is_held(held, change) && is_held(held_, change);
        const bool ends = stage_.now() >= end_of(change);
        if (both && !ends) wrong(fmt::format("{} was moved while it was held by: {}", change, text));
    }
    listen(true, &held, &who);
}

std::string Afternoon::saying(const Someone& who) {
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
                                              "oriel: claim utc afternoon",
                                              "oriel: claim! second",
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

void Afternoon::deployment() {
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

void Afternoon::log(const std::string& text) {
    note("!log " + user_ + " " + text);
    logged_ = stage_.now();
    const auto held = holds();
    stage_.happen(LineHeard{{"logmsgbot", "logmsgbot", "host"}, channel, "!log " + user_ + "@deploy2002 " + text});
    held_ = holds();
    listen(false, &held);
}

void Afternoon::gerrit() {
    static const std::vector<std::string> all = {"vote=CR+2:kayla approver=kayla@deploy2002", "status=merged",
                                                 "vote=CR-2:ada", "vote=CR:ada", "ps=2"};
    tests::change_by_line(stage_.gerrit(), fmt::format("{} {}", some_change(), rng_.pick(all)), stage_.now());
}

int Afternoon::some_change() {
    std::vector<int> all;
    for (const auto& [name, changes] : listed_)
        if (name != "UTC late backport window" || rng_.one_in(4)) all.insert(all.end(), changes.begin(), changes.end());
    return rng_.pick(all);
}

}  // namespace tests
