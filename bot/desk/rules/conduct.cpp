// Actions of people in the conduct of windows.
#include "bot/desk/rules/conduct.hpp"
#include "bot/desk/rules/conduct_times.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bot/desk/model/roles.hpp"
#include "bot/desk/query/checks.hpp"
#include "bot/desk/query/conduct.hpp"
#include "bot/desk/query/conduct_order.hpp"
#include "bot/desk/query/deployers.hpp"
#include "bot/desk/query/presence.hpp"
#include "bot/desk/query/starts.hpp"
#include "bot/desk/query/windows.hpp"
#include "bot/desk/rules/patches_notices.hpp"
#include "bot/desk/rules/patches_page.hpp"
#include "bot/desk/text/chat.hpp"
#include "bot/desk/text/clean.hpp"
#include "bot/desk/wording/conduct.hpp"
#include "bot/desk/wording/edits.hpp"
#include "bot/desk/wording/starts.hpp"

namespace bot::desk::rules::conduct {
namespace {

using calendar::Window;
using What = ConductAct::What;

bool concerns(const Hold& hold, const Track& track) {
    return !hold.start || track.is_in(hold.window, *hold.start);
}

/// Resumes after a hold: timers of test requests, calls and absent deployers restart.
void goes_on(State& s, const Hold& hold, Instant now) {
    std::vector<int> unasked;
    for (const auto& [change, track] : s.tracker.tracks) {
        if (!concerns(hold, track) || query::held(s, track)) continue;
        bool asked = false;
        for (auto& ask : s.tracker.asks) {
            if (std::find(ask.changes.begin(), ask.changes.end(), change) == ask.changes.end()) continue;
            ask.at = now;
            asked = true;
        }
        if (!asked && !track.bad && track.place && track.state() == Progress::testing) unasked.push_back(change);
    }
    for (const auto& w : s.calendar.schedule().between(now, now + std::chrono::seconds{1})) {
        const bool concerned = !hold.start || (w.start == *hold.start && w.name == hold.window);
        if (!concerned || !w.takes_lists() || w.freeze || query::held(s, w.name, w.start)) continue;
        WindowSession& session = s.conduct.at(w.name, w.start);
        session.waits_since = now;
        for (auto& call : session.calls) call.at = std::max(call.at, now);
    }
    if (!unasked.empty()) rules::patches::ask_to_test(s, "unheld " + calendar::to_text(now), unasked, now);
}

void end_holds(State& s, const std::vector<Hold>& ended, Instant now) {
    for (const auto& hold : ended) {
        std::erase(s.conduct.holds, hold);
        s.ledger.drop(long_hold_cause(hold, s.chat()));
    }
    for (const auto& hold : ended) goes_on(s, hold, now);
}

void hold(State& s, const ConductAct& c, Instant now) {
    const Hold& made = s.conduct.holds.emplace_back(Hold{
        c.window, c.start, *c.by.account, c.by.nick, shorten(query::unpinged(clean(c.reason), s), 300), now, false});
    s.ledger.want(fmt::format("hold/{}/{}/{}", calendar::to_text(now), made.window, s.chat().fold(made.name)),
                  wording::hold_scope(made), wording::hold_begins(made, s.chat(), now), now, now + query::grace);
}

void unhold(State& s, const ConductAct& c, Instant now) {
    std::vector<Hold> ended;
    for (const auto& hold : s.conduct.holds) {
        if (hold.start == c.start && hold.window == c.window) ended.push_back(hold);
    }
    end_holds(s, ended, now);
    for (const auto& hold : ended) {
        s.ledger.want(fmt::format("unhold/{}/{}", calendar::to_text(now), hold.window), wording::hold_scope(hold),
                      wording::hold_ends(hold, c.by.nick, s.chat(), now), now, now + query::grace);
    }
}

void up(State& s, const ConductAct& c, Instant now) {
    const Window* w = query::window_at(s, c.window, *c.start);
    if (!w || c.changes.empty()) return;
    WindowSession& session = s.conduct.at(w->name, w->start);
    const int change = c.changes.front();
    std::erase_if(session.calls, [&](const Call& call) { return call.change == change; });
    session.called.insert(change);
    const Track* track = s.tracker.find(change);
    const bool own = track && !track->requestors.empty() && query::goes_by(track->requestors.front(), c.by, s);
    if (track && !track->requestors.empty() && !own) session.calls.push_back({change, now, false, c.by.nick});
    s.ledger.want(fmt::format("up/{}/{}/{}", calendar::to_text(now), change, w->name), wording::name_of(*w),
                  wording::you_are_up(s, *w, change, own, now), now, now + query::grace);
}

void claim(State& s, const ConductAct& c, Instant now) {
    const Instant start = c.start.value_or(now);
    std::erase_if(s.claims, [&](const Claim& other) {
        return other.window == c.window && (other.start == start || c.window.empty());
    });
    s.claims.push_back({c.window, start, *c.by.account, c.by.nick, now});
    if (!c.start) return;
    WindowSession& session = s.conduct.at(c.window, start);
    if (now >= start - sign_counts) session.sign = now;
    if (std::exchange(session.done, std::nullopt)) rules::patches::reopen_window(s, c.window, start, now);
}

void release(State& s, const ConductAct& c, Instant now) {
    std::erase_if(s.claims, [&](const Claim& other) {
        return other.window == c.window && (!c.start || other.start == *c.start);
    });
    const Window* w = c.start ? query::window_at(s, c.window, *c.start) : nullptr;
    if (!w) return;
    WindowSession& session = s.conduct.at(w->name, w->start);
    session.released = session.waits_since = now;
    session.sign.reset();
    s.ledger.want(fmt::format("release/{}/{}", calendar::to_text(now), w->name), wording::name_of(*w),
                  wording::released(s, *w, c.by, now), now, std::max(w->end, now + query::grace));
}

void done(State& s, const ConductAct& c, Instant now) {
    const Window* w = query::window_at(s, c.window, *c.start);
    if (!w) return;
    s.conduct.at(w->name, w->start).done = now;
    rules::patches::end_window(s, *w, now);
}

void watch(State& s, const ConductAct& c, Instant now) {
    Watch made{s.chat().fold(*c.by.account), std::nullopt, c.window, c.start.value_or(now), {}};
    if (!c.changes.empty()) made.change = c.changes.front();
    for (const auto& [change, track] : s.tracker.tracks) {
        const bool in_it = made.change ? *made.change == change : track.is_in(made.window, made.start);
        if (in_it) made.seen[change] = {track.state(), track.step().at};
    }
    s.conduct.watches.push_back(std::move(made));
}

void unwatch(State& s, const ConductAct& c) {
    std::erase_if(s.conduct.watches, [&](const Watch& w) {
        if (w.account != s.chat().fold(*c.by.account)) return false;
        if (!c.changes.empty()) return w.change == c.changes.front();
        return !c.start || (!w.change && w.start == *c.start && w.window == c.window);
    });
}

void habit(State& s, const ConductAct& c, bool Preferences::*which) {
    const std::string account = s.chat().fold(*c.by.account);
    s.conduct.preferences[account].*which = c.on;
    if (s.conduct.preferences[account] == Preferences{}) s.conduct.preferences.erase(account);
    // So many preferences come from a flood of accounts; the asker's own are kept.
    while (s.conduct.preferences.size() > Conduct::most_habits) {
        const auto first = s.conduct.preferences.begin();
        s.conduct.preferences.erase(first->first == account ? std::next(first) : first);
    }
}

/// A deployer who leads the window counts as present.
void show_up(State& s, const ConductAct& c, Instant now) {
    if (c.start) {
        if (now >= *c.start - sign_counts) s.conduct.at(c.window, *c.start).sign = now;
        return;
    }
    for (const auto& w : s.calendar.schedule().between(now, now + sign_counts)) {
        if (w.takes_lists() && !w.freeze && now < query::closes(s, w)) s.conduct.at(w.name, w.start).sign = now;
    }
}

/// A user says `here`; also in private, and earlier than T-10.
void check_in(State& s, const ConductAct& c, Instant now) {
    heard(s, c.by, now);
    const Window* w = c.start ? query::window_at(s, c.window, *c.start) : nullptr;
    for (const auto& name : w ? query::requestors_of(s, *w, false) : std::vector<std::string>{}) {
        if (query::goes_by(name, c.by, s)) s.conduct.at(w->name, w->start).here.emplace(s.chat().fold(name), now);
    }
}

/// Whether the lock covers all deployments.
bool of_mediawiki(const log::Message& m) {
    return m.what == "MediaWiki" || m.what == "ALL REPOSITORIES";
}

/// Whether the tool does something that a lock would have prevented.
bool works_without_lock(log::Kind kind) {
    return kind == log::Kind::started || kind == log::Kind::on_testservers || kind == log::Kind::synchronized ||
           kind == log::Kind::promoted;
}

/// A listed deployer works with the deployment tool, so they are there.
void sign_in_log(State& s, const std::string& shell, Instant now) {
    for (const auto& w : s.calendar.schedule().between(now, now + sign_counts)) {
        if (!w.takes_lists() || w.freeze || now >= query::closes(s, w)) continue;
        const WindowSession* known = s.conduct.find(w);
        const Claim* claim = query::claim_of(s, w);
        const bool deploys = std::any_of(w.deployers.begin(), w.deployers.end(),
                                         [&](auto& name) { return query::has_shell(s, name, shell); }) ||
                             (claim && query::has_shell(s, claim->nick, shell));
        if (deploys && !(known && known->sign)) s.conduct.at(w.name, w.start).sign = now;
    }
}

}  // namespace

bool heard(State& s, const Speaker& by, Instant now) {
    bool news = false;
    for (auto& ask : s.tracker.asks) {
        if (ask.answered || !query::goes_by(ask.requestor, by, s)) continue;
        ask.answered = true;
        news = true;
    }
    for (const auto& w : s.calendar.schedule().between(now, now + std::max(here_counts, sign_counts))) {
        if (!w.takes_lists() || w.freeze || now >= query::closes(s, w)) continue;
        const WindowSession* known = s.conduct.find(w);
        const bool counts = now >= w.start - here_counts;
        for (const auto& name : counts ? query::requestors_of(s, w, false) : std::vector<std::string>{}) {
            if (!query::goes_by(name, by, s)) continue;
            const auto waits = [&](const Call& call) {
                const Track* track = s.tracker.find(call.change);
                return track &&
                       std::find(track->requestors.begin(), track->requestors.end(), name) != track->requestors.end();
            };
            const bool first = !known || !known->here.contains(s.chat().fold(name));
            const bool called = known && std::any_of(known->calls.begin(), known->calls.end(), waits);
            if (!first && !called) continue;
            WindowSession& session = s.conduct.at(w.name, w.start);
            session.here.emplace(s.chat().fold(name), now);
            std::erase_if(session.calls, waits);
            known = s.conduct.find(w);
            news = true;
        }
        const Claim* claim = query::claim_of(s, w);
        const bool deploys =
            std::any_of(w.deployers.begin(), w.deployers.end(),
                        [&](auto& name) { return query::goes_by(name, by, s); }) ||
            (claim && (query::goes_by(claim->nick, by, s) || (by.account && s.chat().same(*by.account, claim->by))));
        if (!deploys || now < w.start - sign_counts || (known && known->sign)) continue;
        s.conduct.at(w.name, w.start).sign = now;
        news = true;
    }
    return news;
}

void heard(State& s, const log::Whole& line, Instant now) {
    const log::Message& m = line.line.message;
    sign_in_log(s, line.line.user, now);
    std::vector<Hold> locks;
    for (auto& hold : s.conduct.holds) {
        if (!hold.is_lock()) continue;
        // The tool says so before its user confirms it.
        if (m.kind == log::Kind::lock_removed && !hold.perhaps_removed) hold.perhaps_removed = now;
        locks.push_back(hold);
    }
    const bool begins = m.kind == log::Kind::locked;
    if (works_without_lock(m.kind)) {
        std::erase_if(locks, [](const Hold& lock) { return !lock.perhaps_removed; });
        return end_holds(s, locks, now);
    }
    if ((!begins && m.kind != log::Kind::unlocked) || !of_mediawiki(m)) return;
    if (!begins) return end_holds(s, locks, now);
    for (const auto& lock : locks) {
        std::erase(s.conduct.holds, lock);
        s.ledger.drop(long_hold_cause(lock, s.chat()));
    }
    s.conduct.holds.push_back(
        {{}, {}, {}, line.line.user, shorten(query::unpinged(clean(m.text), s), 300), now, false});
}

std::optional<query::NextUp> call_next(State& s, const std::vector<int>& live, Instant now) {
    if (live.empty()) return std::nullopt;
    const Track* track = s.tracker.find(live.front());
    const Window* w = track && track->place ? query::window_at(s, track->place->name, track->place->start) : nullptr;
    if (!w || now < w->start || now >= query::closes(s, *w) || query::held(s, w->name, w->start)) return std::nullopt;
    if (!query::under_way(s, *w, live).empty()) return std::nullopt;
    const auto deployer = query::deployer_of(s, *track);
    const Claim* claim = query::claim_of(s, *w);
    WindowSession& session = s.conduct.at(w->name, w->start);
    for (int change : query::order(s, *w, now, true)) {
        if (session.called.contains(change)) return std::nullopt;
        const Track* next = s.tracker.find(change);
        if (!next || next->requestors.empty()) return std::nullopt;
        session.called.insert(change);
        const std::string& name = next->requestors.front();
        const bool own = (claim && query::goes_by(name, query::holder_of(*claim), s)) ||
                         (deployer && deployer->pings && query::goes_by(name, {deployer->name, {}, {}}, s));
        if (!own) {
            const std::string by = claim ? claim->nick : deployer ? deployer->name : std::string();
            session.calls.push_back({change, now, false, by});
        }
        return query::NextUp{change, s.presence.find(name, s.settings).value_or(name), own};
    }
    return std::nullopt;
}

void act(State& s, const ConductAct& c, Instant now) {
    // For all deployers, listed for the window or not. Other users may not use most of these commands.
    const bool leads = c.what == What::up || c.what == What::order || c.what == What::unhold || c.what == What::hold;
    if (leads && role_of(c.by, s.settings, s.calendar.schedule()) >= Role::deployer) show_up(s, c, now);
    switch (c.what) {
        case What::here:
            return check_in(s, c, now);
        case What::hold:
            return hold(s, c, now);
        case What::unhold:
            return unhold(s, c, now);
        case What::order:
            s.conduct.at(c.window, *c.start).order = c.changes;
            return;
        case What::up:
            return up(s, c, now);
        case What::claim:
            return claim(s, c, now);
        case What::release:
            return release(s, c, now);
        case What::done:
            return done(s, c, now);
        case What::watch:
            return watch(s, c, now);
        case What::unwatch:
            return unwatch(s, c);
        case What::quiet:
            return habit(s, c, &Preferences::quiet);
        case What::reminds:
            return habit(s, c, &Preferences::reminds);
    }
}

Cause long_hold_cause(const Hold& hold, const ChatTraits& chat) {
    return fmt::format("hold lasts/{}/{}", calendar::to_text(hold.at), chat.fold(hold.name));
}

void follow(State& s, const Window& before, const Window& after, Instant now) {
    for (auto& session : s.conduct.sessions) {
        if (session.start != before.start || session.window != before.name) continue;
        // After a move to a start that is still to come, people have to check in again.
        if (after.start != before.start && after.start > now) {
            WindowSession fresh;
            fresh.order = std::move(session.order);
            session = std::move(fresh);
        }
        session.start = after.start;
        session.window = after.name;
    }
    for (auto& hold : s.conduct.holds) {
        if (hold.start != before.start || hold.window != before.name) continue;
        hold.start = after.start;
        hold.window = after.name;
    }
    for (auto& watch : s.conduct.watches) {
        if (watch.change || watch.start != before.start || watch.window != before.name) continue;
        watch.start = after.start;
        watch.window = after.name;
    }
}

}  // namespace bot::desk::rules::conduct
