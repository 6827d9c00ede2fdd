#include "tests/deployments/life.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bot/desk/journal/settings.hpp"
#include "bot/log/line.hpp"
#include "tests/desk/change_line.hpp"

namespace deployments {

using namespace bot::desk;
using namespace std::chrono_literals;

namespace {

constexpr const char* channel = "#windows";

bool of_the_relay(Misfortune m) {
    return m == Misfortune::relay_quit || m == Misfortune::relay_ghost || m == Misfortune::netsplit;
}

}  // namespace

Life::Life(const Day& day, std::uint64_t seed)
    : day_(day), rng_(seed ^ 0x5eed), agenda_(day.from), stage_(day.from, settings()) {}

Outcome Life::live() {
    stage_.set_page(day_.page);
    tests::stock(stage_.gerrit(), day_.page, {{"1.47.0-wmf.15", 346}, {"1.47.0-wmf.16", 726}}, day_.from);
    if (rng_.one_in(5)) stage_.set_gerrit(tests::Stage::Wiki::fails);
    stage_.happen(Started{"1"});
    stage_.happen(bot::desk::journal::configured(settings()));
    come();
    for (const Episode& e : day_.episodes) plan(e);
    agenda_.run(day_.to);
    wait();
    if (!stage_.journal_agrees()) out_.violations.push_back({day_.to, "the journal handled again gives another desk"});

    stage_.happen(LineHeard{{"ada", "ada", "h"}, {}, "ping"});
    for (const Say& say : stage_.take_said()) out_.ping += say.text + "\n";
    for (auto& patch : stage_.desk().patches()) out_.patches[patch.change] = std::move(patch);
    return std::move(out_);
}

void Life::at(Instant when, std::function<void()> what) {
    agenda_.at(when, [this, what = std::move(what)] {
        if (!deaf_.count(Misfortune::crash)) wait();
        what();
        look();
    });
}

/// Runs to the present, listening at every instant at which Oriel acts.
void Life::wait() {
    while (stage_.now() < agenda_.now()) {
        stage_.run_to(std::clamp(stage_.desk().wakes_at(), stage_.now() + 1s, agenda_.now()));
        listen();
    }
    look();
}

void Life::plan(const Episode& e) {
    const Deployment& d = e.deployment;
    at(d.begin() - 100s, [this, &e] { merge(e); });
    for (const Deaf& deaf : e.relayed.deaf) plan(deaf);
    plan_people(e);
    for (std::size_t i = 0; i < e.relayed.lines.size(); ++i) {
        const Sent& line = e.relayed.lines[i];
        const bool killed = std::count(e.relayed.kills.begin(), e.relayed.kills.end(), i) > 0;
        at(line.at, [this, &line, killed] {
            tell((line.lost ? "relay (lost): " : "relay: ") + line.text);
            if (line.lost) return;
            if (killed) stage_.set_confirms(false);
            hear({{relay_nick(), "logmsgbot", "log.example"}, channel, line.text});
            if (killed && !deaf_.count(Misfortune::crash)) kill();
        });
    }
    for (const Forged& forged : e.relayed.forged) {
        at(forged.at, [this, &forged] {
            if (!hearing()) return;
            tell("forged: " + forged.line.text);
            hear(forged.line);
            const auto read = bot::log::read_line(forged.line.text);
            if (forged.line.channel == channel && read && read->message.kind != Kind::unknown) ++out_.forged;
        });
    }
}

/// Users talk between the pieces, and some answer the request to test.
void Life::plan_people(const Episode& e) {
    const std::vector<std::string> talk{"what, again?", "]], [[gerrit:1299999|no]]", "kay: Continuing with sync",
                                        "(duration: 01m 02s)", "oriel is a window"};
    for (const Sent& line : e.relayed.lines) {
        if (!rng_.one_in(2)) continue;
        const Who who = rng_.pick(crowd());
        at(line.at, [this, who, text = rng_.pick(talk)] {
            hear({{who.nick, who.account, "p.example"}, channel, text});
        });
    }
    for (const Message& m : e.deployment.messages) {
        if (m.kind != Kind::on_testservers || !rng_.percent(40)) continue;
        const auto asked = day_.requestor.find(e.deployment.changes.front().number);
        if (asked == day_.requestor.end()) continue;
        at(m.at + seconds{rng_.between(5, 40)}, [this, nick = asked->second, change = asked->first] {
            hear({{nick, nick, "p.example"}, channel, fmt::format("oriel: good {}", change)});
        });
    }
}

void Life::plan(const Deaf& deaf) {
    const Misfortune kind = deaf.kind;
    if (kind == Misfortune::relay_ghost) {
        at(deaf.to, [this] {
            tell("the relay is here under another nick");
            ghost_ = true;
            see({channel, {{"logmsgbot_", "logmsgbot"}}, {}, {}});
        });
        at(deaf.noticed, [this] {
            tell("the relay's first nick is gone");
            see({channel, {}, {"logmsgbot"}, {}});
            see({channel, {}, {}, {{"logmsgbot_", "logmsgbot"}}});
            ghost_ = false;
        });
        return;
    }
    // Lines in the last seconds before it are not confirmed.
    if (!of_the_relay(kind)) at(deaf.noticed - 3s, [this] { stage_.set_confirms(false); });
    at(deaf.noticed, [this, kind] { away(kind); });
    at(deaf.to, [this, kind] { back(kind); });
}

void Life::come() {
    stage_.set_confirms(true);
    stage_.start();
    PresenceSeen here{channel, {}, {}, {}};
    for (const Who& who : crowd()) here.came.push_back({who.nick, who.account});
    if (apart_.empty()) here.came.push_back({relay_nick(), "logmsgbot"});
    stage_.happen(here);
}

void Life::hear(const LineHeard& line) {
    if (hearing()) stage_.happen(line);
}

void Life::see(const PresenceSeen& seen) {
    if (hearing()) stage_.happen(seen);
}

void Life::merge(const Episode& e) {
    for (const Change& c : e.deployment.changes) {
        const std::string number = std::to_string(c.number);
        tests::change_by_line(stage_.gerrit(), number + " vote=CR+2:kay", agenda_.now());
    }
    agenda_.in(95s, [this, &e] {
        for (const Change& c : e.deployment.changes)
            tests::change_by_line(stage_.gerrit(), fmt::format("{} status=merged", c.number), agenda_.now());
    });
}

/// The process ends after writing its journal, during its actions, and starts again.
void Life::kill() {
    tell("Oriel is killed, and is back");
    decide(SaidLine::Fate::doubt);
    stage_.restart();
    if (deaf_.empty()) come();
}

void Life::away(Misfortune kind) {
    tell(fmt::format("away: {}", to_text(kind)));
    if (of_the_relay(kind)) {
        apart_.insert(kind);
        PresenceSeen seen{channel, {}, {relay_nick()}, {}};
        if (kind == Misfortune::netsplit) seen.went.insert(seen.went.end(), {"bob", "kay"});
        if (kind == Misfortune::netsplit) seen.lost = seen.went;
        return see(seen);
    }
    const bool already = deaf_.count(Misfortune::crash) > 0;
    deaf_.insert(kind);
    if (already) return;
    const bool perhaps = rng_.one_in(2);
    decide(perhaps || kind == Misfortune::crash ? SaidLine::Fate::doubt : SaidLine::Fate::unsent);
    if (kind == Misfortune::link) stage_.drop_link(perhaps);
    if (kind == Misfortune::channel) {
        stage_.drop_unconfirmed(perhaps);
        stage_.happen(ChannelLeft{channel, "kicked"});
    }
}

void Life::back(Misfortune kind) {
    tell(fmt::format("back: {}", to_text(kind)));
    if (of_the_relay(kind)) {
        apart_.erase(apart_.find(kind));
        if (!apart_.empty()) return;
        PresenceSeen seen{channel, {{relay_nick(), "logmsgbot"}}, {}, {}};
        if (kind == Misfortune::netsplit) seen.came.insert(seen.came.end(), {{"bob", "bob"}, {"kay", "kay"}});
        return see(seen);
    }
    deaf_.erase(deaf_.find(kind));
    if (kind == Misfortune::crash) {
        stage_.dead_until(agenda_.now());
        stage_.restart();
    }
    if (deaf_.empty()) come();
}

/// Decides the lines that are not confirmed and never will be.
void Life::decide(SaidLine::Fate fate) {
    look();
    for (const Cause& cause : stage_.unconfirmed())
        for (SaidLine& line : out_.said)
            if (line.say.cause == cause && line.fate == SaidLine::Fate::told) line.fate = fate;
}

void Life::listen() {
    for (Say& say : stage_.take_said()) {
        const Instant now = stage_.now();
        out_.story.emplace_back(now, fmt::format("oriel (to {}): {}", say.to, say.text));
        if (!say.cause.empty()) out_.said.push_back({now, std::move(say)});
    }
}

/// A live patch stays live until the next line, so a check before each line misses nothing.
void Life::look() {
    listen();
    for (const PatchHistory& patch : stage_.desk().patches()) {
        if (patch.state != Progress::live) continue;
        const auto from = day_.live_from(patch.change);
        if (!from || patch.since < *from) out_.wrongly_live.emplace(patch.change, patch.since);
    }
}

}  // namespace deployments
