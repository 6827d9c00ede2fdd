// Clock-driven actions: reminders (T-60), the T-10 line, no-deployer alerts (T+5, T+15), repeated calls.
#include "bot/desk/rules/conduct_clock.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "bot/desk/model/roles.hpp"
#include "bot/desk/query/checks.hpp"
#include "bot/desk/query/conduct.hpp"
#include "bot/desk/query/conduct_order.hpp"
#include "bot/desk/query/deployers.hpp"
#include "bot/desk/query/presence.hpp"
#include "bot/desk/query/starts.hpp"
#include "bot/desk/query/windows.hpp"
#include "bot/desk/rules/conduct.hpp"
#include "bot/desk/rules/conduct_times.hpp"
#include "bot/desk/text/chat.hpp"
#include "bot/desk/wording/conduct.hpp"
#include "bot/desk/wording/digest.hpp"
#include "bot/desk/wording/starts.hpp"

namespace bot::desk::rules::conduct {
namespace {

using calendar::Window;

/// Whether the window needs its people: it lists patches that are still to be done.
bool is_worked(const State& s, const Window& w) {
    if (!w.takes_lists() || w.freeze) return false;
    return std::any_of(w.requests.begin(), w.requests.end(), [&](const calendar::Request& r) {
        return std::any_of(r.patches.begin(), r.patches.end(), [&](auto& p) { return query::to_be_done(s, w, p); });
    });
}

bool wants_reminder(const State& s, const std::string& name) {
    return query::has_preference(s, name, &Preferences::reminds);
}

void remind(State& s, const Window& w, Instant now) {
    std::vector<std::string> names = query::requestors_of(s, w, true);
    names.insert(names.end(), w.deployers.begin(), w.deployers.end());
    for (const auto& name : names) {
        const Cause cause = query::window_cause("remind", w) + "/" + s.chat().fold(name);
        if (!wants_reminder(s, name) || s.ledger.knows(cause)) continue;
        s.ledger.want_private(cause, name, wording::name_of(w), wording::reminds(s, w, name, now), now, w.start);
    }
}

void gather(State& s, const Window& w, Instant now) {
    const Cause cause = query::window_cause("soon", w);
    if (s.ledger.knows(cause) || now + std::chrono::minutes{1} >= w.start) return;
    if (now < query::people_told_by(s)) return;
    const Hold* hold = query::held(s, w.name, w.start);
    s.ledger.want(cause, wording::name_of(w),
                  wording::gathers(w, query::live_in(s, w).size(), query::crowd_of(s, w, now), hold, s.chat(), now),
                  now, w.start);
}

/// Asks requestors to come who are on the network but not in the channel.
void ask_to_come(State& s, const Window& w, Instant now) {
    for (const auto& name : query::requestors_of(s, w, true)) {
        const Cause cause = query::window_cause("fetch", w) + "/" + s.chat().fold(name);
        if (s.ledger.knows(cause) || query::is_quiet(s, name)) continue;
        if (query::whereabouts(s, w, name, now) != Whereabouts::absent) continue;
        const auto nick = s.presence.elsewhere(name, s.settings);
        if (!nick) continue;
        s.ledger.want_private(cause, *nick, wording::name_of(w), wording::come_here(s, w, now), now, now + query::grace,
                              Ledger::Reach::anywhere);
    }
}

/// Whether a deployer has shown up for the window.
bool attended(const State& s, const Window& w) {
    const WindowSession* session = s.conduct.find(w);
    if (session && session->sign) return true;
    const Instant since =
        std::max(w.start - sign_counts, session && session->released ? *session->released : w.start - sign_counts);
    const auto deployed = [&](const PatchStep& step) {
        const bool merges =
            step.source == Source::gerrit && (step.to == Progress::merging || step.to == Progress::merged);
        const bool told = step.source == Source::log || step.source == Source::person;
        return (merges || told) && step.at >= since;
    };
    return std::any_of(s.tracker.tracks.begin(), s.tracker.tracks.end(), [&](const auto& each) {
        const Track& track = each.second;
        return track.is_in(w.name, w.start) && std::any_of(track.history.begin(), track.history.end(), deployed);
    });
}

/// When the no-deployer timer starts: at the window's start, or later if the bot joined late, a claim was released or a
/// hold ended.
Instant silence_from(const State& s, const Window& w) {
    const WindowSession* session = s.conduct.find(w);
    return std::max({w.start, s.conduct.listening.value_or(w.start) + listened,
                     session ? session->waits_since.value_or(w.start) : w.start});
}

void alarm(State& s, const Window& w, Instant now) {
    const Instant from = silence_from(s, w);
    if (now < from + first_alarm || now >= query::closes(s, w) || attended(s, w) || query::held(s, w.name, w.start))
        return;
    if (now < from + last_alarm) {
        s.ledger.want(query::window_cause("alarm", w), wording::name_of(w), wording::nobody_yet(s, w, now), now,
                      from + last_alarm);
    } else {
        s.ledger.want(query::window_cause("nobody", w), wording::name_of(w), wording::nobody_came(s, w, now), now,
                      now + query::grace);
    }
}

void call_again(State& s, WindowSession& session, Instant now) {
    const Window* w = query::window_at(s, session.window, session.start);
    if (!w || now >= query::closes(s, *w)) return session.calls.clear();
    const Claim* claim = query::claim_of(s, *w);
    std::erase_if(session.calls, [&](const Call& call) {
        const Track* track = s.tracker.find(call.change);
        return !track || track->state() != Progress::scheduled || track->requestors.empty() ||
               !track->is_in(session.window, session.start) ||
               (claim && query::goes_by(track->requestors.front(), query::holder_of(*claim), s));
    });
    if (query::held(s, w->name, w->start)) return;
    const bool others_first = !query::under_way(s, *w).empty();
    for (Call& call : session.calls) {
        if (others_first && !call.again) call.at = std::max(call.at, now);  // a deployer is busy with another patch
        if (call.again || now < call.at + patience) continue;
        call.again = true;
        s.ledger.want(fmt::format("up again/{}/{}", call.change, calendar::to_text(call.at)), wording::name_of(*w),
                      wording::you_are_up_again(s, *w, call), now, now + query::grace);
    }
}

/// The nick behind the shell name that took a lock; nullopt if unknown.
std::optional<std::string> locker(const State& s, const Hold& lock) {
    for (const auto& [nick, who] : s.settings.people) {
        if (who.shell == lock.name) return nick;
    }
    for (const auto& w : s.calendar.schedule().windows()) {
        for (const auto& nick : w.deployers) {
            if (s.chat().same(nick, lock.name)) return nick;
        }
    }
    return std::nullopt;
}

void ask_holders(State& s, Instant now) {
    for (Hold& hold : s.conduct.holds) {
        if (hold.reminded || now < hold.at + query::long_hold) continue;
        hold.reminded = true;
        const auto to = hold.is_lock() ? locker(s, hold) : std::optional(hold.account);
        if (!to) continue;
        s.ledger.want_private(long_hold_cause(hold, s.chat()), *to, wording::hold_scope(hold),
                              wording::hold_lasts(hold, now), now, now + std::chrono::hours{12},
                              hold.is_lock() ? Ledger::Reach::here : Ledger::Reach::account);
    }
}

/// Ends a window's hold, silently, once the window has ended and none of its patches is under way.
void end_with_windows(State& s, Instant now) {
    std::erase_if(s.conduct.holds, [&](const Hold& hold) {
        if (!hold.start) return false;
        const Window* w = query::window_at(s, hold.window, *hold.start);
        if (w ? now < w->end || !query::under_way(s, *w).empty() : now < *hold.start + std::chrono::hours{12})
            return false;
        s.ledger.drop(long_hold_cause(hold, s.chat()));
        return true;
    });
}

/// Gives an unclaimed window to the deployer who first approved (with the deployment tool) or ran one of its patches.
void take_by_deed(State& s, const Window& w, Instant now) {
    if (!w.takes_lists() || w.freeze || query::claim_of(s, w) || now >= query::closes(s, w)) return;
    const WindowSession* session = s.conduct.find(w);
    Instant since = w.start - sign_counts;
    if (session && session->released) since = std::max(since, *session->released + std::chrono::seconds{1});
    std::optional<Claim> first;
    bool is_nick = false;
    for (const auto& [change, track] : s.tracker.tracks) {
        if (!track.is_in(w.name, w.start)) continue;
        const Run* run = s.tracker.runs.find(track.run);
        const bool ran = run && run->began >= since;
        const PatchStep& step = track.step();
        const bool approved = step.to == Progress::merging && step.source == Source::gerrit && step.at >= since &&
                              track.approver.find('@') != std::string::npos;
        if (!ran && !approved) continue;
        const auto deployer = ran ? query::deployer_of(s, track) : query::approver_of(s, track);
        if (!deployer) continue;
        const Instant at = ran ? run->began : step.at;
        if (first && first->at <= at) continue;
        const Person* person = s.presence.person(deployer->name, s.chat());
        const Identity* known = identity(deployer->name, s.settings);
        // A shell name without a known nick gives no account.
        std::string account = !deployer->pings                   ? std::string()
                              : person && person->account        ? *person->account
                              : known && !known->account.empty() ? known->account
                                                                 : deployer->name;
        first = Claim{w.name, w.start, std::move(account), deployer->name, at};
        is_nick = deployer->pings;
    }
    if (!first) return;
    s.claims.push_back(*first);
    s.conduct.at(w.name, w.start).sign = first->at;
    const std::string window = wording::name_of(w);
    for (const auto& line : is_nick ? wording::digest_lines(s, w, now) : std::vector<std::string>{}) {
        s.ledger.want_private(first->nick, window, line, now, now + digest_is_news);
    }
}

void tell_watchers(State& s, Instant now) {
    for (Watch& watch : s.conduct.watches) {
        std::set<int> changes;
        if (watch.change) changes.insert(*watch.change);
        for (const auto& [change, step] : watch.seen) changes.insert(change);  // perhaps not listed there any longer
        const Window* w = watch.change ? nullptr : query::window_at(s, watch.window, watch.start);
        for (const auto& request : w ? w->requests : std::vector<calendar::Request>{}) {
            for (const auto& patch : request.patches) {
                if (patch.change) changes.insert(*patch.change);
            }
        }
        for (int change : changes) {
            const Track* track = s.tracker.find(change);
            if (!track) continue;
            const std::pair<Progress, Instant> step{track->state(), track->step().at};
            const auto known = watch.seen.find(change);
            if (known != watch.seen.end() && known->second == step) continue;
            watch.seen[change] = step;
            // One line, even if several watches match.
            const Cause cause = fmt::format("watch/{}/{}/{}/{}", watch.account, change, to_text(step.first),
                                            calendar::to_text(step.second));
            s.ledger.want_private(cause, watch.account, {}, wording::step_of(s, change, now), now,
                                  now + std::chrono::hours{1}, Ledger::Reach::account);
        }
    }
}

/// Drops per-window state 72 h after the window's start.
void forget_old(State& s, Instant now) {
    std::erase_if(s.conduct.sessions, [&](const WindowSession& each) { return each.start + kept < now; });
    std::erase_if(s.conduct.watches, [&](const Watch& watch) {
        if (!watch.change) return watch.start + kept < now;
        const Track* track = s.tracker.find(*watch.change);
        return watch.start + kept < now && (!track || track->step().at + kept < now) &&
               (!track || track->state() != Progress::scheduled);
    });
}

}  // namespace

void look(State& s, Instant now) {
    forget_old(s, now);
    const auto near = s.calendar.schedule().between(now - last_alarm, now + reminder + std::chrono::seconds{1});
    for (const auto& w : near) take_by_deed(s, w, now);
    tell_watchers(s, now);
    end_with_windows(s, now);
    ask_holders(s, now);
    if (!s.can_announce()) return;
    for (const auto& w : near) {
        if (!is_worked(s, w)) continue;
        const bool before = now < w.start;
        if (before && now >= w.start - reminder) remind(s, w, now);
        if (before && now >= w.start - gathering_line) gather(s, w, now);
        if (now >= w.start - asked_to_come && now < w.start + asked_to_come) ask_to_come(s, w, now);
        if (!before) alarm(s, w, now);
    }
    for (auto& session : s.conduct.sessions) call_again(s, session, now);
}

std::optional<Instant> wakes_at(const State& s, Instant now) {
    std::optional<Instant> next;
    const auto earlier = [&](Instant t) {
        if (t > now && (!next || t < *next)) next = t;
    };
    for (const auto& w : s.calendar.schedule().windows()) {
        if (w.end <= now || !w.takes_lists() || w.freeze) continue;
        if (w.start > now + std::chrono::hours{48}) break;
        earlier(w.start - reminder);
        earlier(w.start - gathering_line);
        earlier(w.start - asked_to_come);
        const Instant from = silence_from(s, w);
        earlier(from + first_alarm);
        earlier(from + last_alarm);
    }
    earlier(query::people_told_by(s));
    for (const auto& session : s.conduct.sessions) {
        for (const auto& call : session.calls) {
            if (!call.again) earlier(call.at + patience);
        }
    }
    for (const auto& hold : s.conduct.holds) {
        if (!hold.reminded) earlier(hold.at + query::long_hold);
    }
    return next;
}

std::vector<std::string> to_monitor(const State& s, Instant now) {
    constexpr std::size_t most = 100;
    std::vector<std::string> out;
    const auto add = [&](const std::string& nick) {
        const bool known = std::any_of(out.begin(), out.end(), [&](auto& o) { return s.chat().same(o, nick); });
        if (!known && out.size() < most) out.push_back(nick);
    };
    if (!s.can_announce() || !s.presence.known()) return out;
    for (const auto& w : s.calendar.schedule().between(now - asked_to_come, now + asked_to_come)) {
        if (now < w.start - asked_to_come || now >= w.start + asked_to_come || !is_worked(s, w)) continue;
        for (const auto& name : query::requestors_of(s, w, true)) {
            if (query::whereabouts(s, w, name, now) != Whereabouts::absent) continue;
            add(name);
            if (const Identity* known = identity(name, s.settings)) {
                for (const auto& nick : known->nicks) add(nick);
            }
        }
    }
    return out;
}

}  // namespace bot::desk::rules::conduct
