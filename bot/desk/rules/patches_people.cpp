// What people say of patches, and who is who.
#include <fmt/format.h>

#include <algorithm>

#include "bot/desk/model/roles.hpp"
#include "bot/desk/rules/patches_inside.hpp"
#include "bot/desk/text/nicks.hpp"

namespace bot::desk::tracking {
namespace {

/// The nick somebody goes by on the calendar whose name elsewhere (`of`) this is; nullopt: nobody is known by it.
std::optional<std::string> nick_of(const State& s, std::string Identity::*of, const std::string& name,
                                   const std::optional<Place>& place) {
    for (const auto& [nick, who] : s.settings.people) {
        if (!name.empty() && who.*of == name) return nick;
    }
    if (!place) return std::nullopt;
    for (const auto& w : s.reading.schedule().windows()) {
        if (w.start != place->start || w.name != place->name) continue;
        for (const auto& nick : w.deployers) {
            if (fold(nick) == fold(name)) return nick;
        }
    }
    return std::nullopt;
}

Deployer as_heard(const State& s, const std::string& nick) {
    return {s.presence.find(nick, s.settings).value_or(nick), true};
}

Act& act_of(Tracker& t, const std::string& account, Instant now) {
    std::erase_if(t.acts, [&](const Act& a) { return a.account == account || a.at + undo_within < now || a.at > now; });
    t.acts.push_back({account, now, {}});
    return t.acts.back();
}

/// The changes that it moved.
std::vector<int> step(State& s, const PersonStep& wish, Act& act, Instant now) {
    std::vector<int> moved;
    for (int change : wish.changes) {
        Track* track = s.tracker.find(change);
        if (!track) continue;
        const Act::Before before{change, track->state(), wish.to, track->bad};
        if (wish.to == Progress::tested) track->bad.reset();
        const std::string evidence = fmt::format("{} said so", wish.by.nick);
        const bool moves = track->state() != wish.to && may(Source::person, track->state(), wish.to);
        if (moves) {
            s.tracker.take(change, {wish.to, now, Source::person, *wish.by.account, evidence, wish.reason});
            moved.push_back(change);
        }
        if (!moves && before.bad == track->bad) continue;
        act.before.push_back(before);
        act.before.back().after = track->state();
    }
    return moved;
}

void take_back(State& s, const PersonStep& wish, Instant now) {
    const std::string account = fold(*wish.by.account);
    for (const Act& act : s.tracker.acts) {
        if (act.account != account) continue;
        for (const auto& before : act.before) {
            Track* track = s.tracker.find(before.change);
            if (!track) continue;
            track->bad = before.bad;
            if (track->state() == before.state) continue;
            s.tracker.put_back(before.change, {before.state,
                                               now,
                                               Source::person,
                                               *wish.by.account,
                                               fmt::format("{} took it back", wish.by.nick),
                                               {}});
            for (auto& news : s.tracker.tested) std::erase(news.changes, before.change);
        }
    }
    std::erase_if(s.tracker.acts, [&](const Act& a) { return a.account == account; });
    std::erase_if(s.tracker.tested, [](const TestedNews& news) { return news.changes.empty(); });
}

void mark_bad(State& s, const PersonStep& wish, Act& act, Instant now) {
    for (int change : wish.changes) {
        Track* track = s.tracker.find(change);
        if (!track) continue;
        act.before.push_back({change, track->state(), track->state(), track->bad});
        track->bad = Mark{*wish.by.account, wish.by.nick, wish.reason, now};
        tell_bad(s, change, now);
    }
}

}  // namespace

bool is_requestor(const State& s, const Track& track, const Speaker& by) {
    if (!by.account || by.account->empty()) return false;
    const std::string account = fold(*by.account);
    return std::any_of(track.requestors.begin(), track.requestors.end(), [&](const std::string& nick) {
        if (fold(nick) == account) return true;
        const Identity* known = identity(nick, s.settings);
        return known && fold(known->account) == account;
    });
}

const Run* running(const State& s, int change) {
    return s.tracker.runs.running(change);
}

std::optional<Deployer> approver_of(const State& s, const Track& track) {
    const std::size_t host = track.approver.find('@');
    const bool by_tool = host != std::string::npos;
    const std::string user = track.approver.substr(0, host);
    if (const auto nick = nick_of(s, by_tool ? &Identity::shell : &Identity::gerrit, user, track.place)) {
        return as_heard(s, *nick);
    }
    return by_tool ? std::optional(Deployer{user, false}) : std::nullopt;
}

std::optional<Deployer> deployer_of(const State& s, const Track& track) {
    if (const Run* run = s.tracker.runs.find(track.run)) {
        if (const auto nick = nick_of(s, &Identity::shell, run->user, track.place)) return as_heard(s, *nick);
        return Deployer{run->user, false};
    }
    if (!track.place) return std::nullopt;
    for (const Claim& claim : s.claims) {
        if (claim.start == track.place->start && claim.window == track.place->name) return as_heard(s, claim.nick);
    }
    if (auto approver = approver_of(s, track)) return approver;
    // A deployer who said so rather than let the log tell.
    for (auto step = track.history.rbegin(); step != track.history.rend(); ++step) {
        const bool deploys =
            step->source == Source::person && (step->to == Progress::merging || step->to == Progress::testing);
        if (!deploys) continue;
        if (const auto nick = nick_of(s, &Identity::account, step->by, track.place)) return as_heard(s, *nick);
    }
    return std::nullopt;
}

void person(State& s, const PersonStep& wish, Instant now) {
    if (wish.what == PersonStep::What::undo) return take_back(s, wish, now);
    Act& act = act_of(s.tracker, fold(*wish.by.account), now);
    if (wish.what == PersonStep::What::bad) return mark_bad(s, wish, act, now);
    const auto moved = step(s, wish, act, now);
    const std::string key = fmt::format("{} {}", fold(*wish.by.account), calendar::to_text(now));
    if (wish.to == Progress::testing) ask_to_test(s, key, moved, now);
    if (wish.to == Progress::live) {
        tell_live(s, key, moved, now);
        for (int change : moved) mark_reverted(s, change);
    }
    if (wish.to != Progress::tested || act.before.empty()) return;
    std::vector<int> news;  // what was tested before, and not bad, is none
    for (const auto& before : act.before) news.push_back(before.change);
    s.tracker.tested.push_back({std::move(news), wish.by.nick, now});
}

}  // namespace bot::desk::tracking
