// Answers in the conduct of a window: presence, order, calls, holds, preferences and watches.
#include <fmt/format.h>

#include <algorithm>

#include "bot/desk/commands/answers.hpp"
#include "bot/desk/commands/parts.hpp"
#include "bot/desk/query/checks.hpp"
#include "bot/desk/query/conduct.hpp"
#include "bot/desk/query/conduct_order.hpp"
#include "bot/desk/query/presence.hpp"
#include "bot/desk/query/windows.hpp"
#include "bot/desk/text/clean.hpp"
#include "bot/desk/text/times.hpp"
#include "bot/desk/wording/conduct.hpp"
#include "bot/desk/wording/edits.hpp"
#include "bot/desk/wording/patches.hpp"
#include "bot/desk/wording/starts.hpp"

namespace bot::desk::commands {
namespace {

using calendar::Window;
using wording::name_of;
using What = ConductAct::What;

/// The arguments as numbers of changes; nullopt when one is not.
std::optional<std::vector<int>> changes_in(const Question& q) {
    std::vector<int> out;
    for (std::size_t i = 0; i < q.arguments.size(); ++i) {
        const auto change = change_at(q, i);
        if (!change) return std::nullopt;
        if (std::find(out.begin(), out.end(), *change) == out.end()) out.push_back(*change);
    }
    return out;
}

/// Whether the asker is a requestor of the window. By account only, since permission depends on it.
bool asks_for(const Question& q, const Window& w) {
    if (!q.by.account || q.by.account->empty()) return false;
    return std::any_of(w.requests.begin(), w.requests.end(), [&](const calendar::Request& r) {
        return !r.patches.empty() && r.any_requestor([&](const std::string& nick) {
            return has_account(nick, *q.by.account, q.desk.settings);
        });
    });
}

/// The window at hand that lists the change, else one that the asker has claimed, else the first.
std::optional<Window> for_turn(const Question& q, std::optional<int> change) {
    const auto all = at_hand(q);
    if (all.empty()) return std::nullopt;
    const auto rank = [&](const Window& w) {
        const Track* track = change ? q.desk.tracker.find(*change) : nullptr;
        if (track && track->place == where_is(w)) return 0;
        const Claim* claim = query::claim_of(q.desk, w);
        return claim && q.by.account && q.chat().same(claim->by, *q.by.account) ? 1 : 2;
    };
    return *std::min_element(all.begin(), all.end(), [&](auto& a, auto& b) { return rank(a) < rank(b); });
}

/// Why a change cannot be called; nullopt when it can. `may_go`: the waiting patches within the limit; `all`: all of
/// them.
std::optional<Reply> no_turn(const Question& q, const Window& w, int change, const std::vector<int>& may_go,
                             const std::vector<int>& all) {
    if (std::find(may_go.begin(), may_go.end(), change) != may_go.end()) return std::nullopt;
    const bool over = std::find(all.begin(), all.end(), change) != all.end();
    const Track* track = q.desk.tracker.find(change);
    return only(tell(
        over ? Sentence::up_over : Sentence::up_unlisted,
        {{"change", std::to_string(change)},
         {"window", name_of(w)},
         {"state", track ? tell(Sentence::it_is, {{"state", wording::words_of(track->step())}}) : std::string()}}));
}

Reply held_back(const Question& q, const Window& w, const Hold& hold, int change) {
    return only(tell(Sentence::hold_stops, {{"change", std::to_string(change)},
                                            {"scope", name_of(w)},
                                            {"held", wording::held_by(hold, q.chat(), q.now)}}));
}

Reply switched(const Question& q, What what, Sentence on, Sentence off) {
    Reply r = only(tell(q.arguments.empty() || q.arguments[0] == "on" ? on : off));
    ConductAct c = conduct_act(what, q);
    c.on = q.arguments.empty() || q.arguments[0] == "on";
    r.effect = std::move(c);
    return r;
}

/// The object of `watch` and `unwatch`, in words and as an action.
struct Watched {
    std::string what;
    ConductAct act;
};
std::variant<Watched, Reply> watched(const Question& q, What what) {
    if (const auto change = change_at(q, 0); change && q.arguments.size() == 1) {
        Watched out{wording::titled(q.desk, *change), conduct_act(what, q)};
        out.act.changes = {*change};
        return out;
    }
    if (auto unread = unless_read(q)) return *unread;
    const auto found = windows_meant(q);
    if (auto none = no_window(q, found)) return *none;
    const Window& w = found.front();
    return Watched{fmt::format("{} ({})", name_of(w), when(w.start, q.now)), conduct_act(what, q, &w)};
}

const Watch* watch_of(const Question& q, const ConductAct& c) {
    const std::string account = q.chat().fold(*q.by.account);
    for (const Watch& w : q.desk.conduct.watches) {
        if (w.account != account) continue;
        if (!c.changes.empty() ? w.change == c.changes.front()
                               : !w.change && w.start == *c.start && w.window == c.window)
            return &w;
    }
    return nullptr;
}

}  // namespace

Reply here(const Question& q) {
    if (auto unread = unless_read(q)) return *unread;
    for (const Window& w : at_hand(q)) {
        std::vector<int> theirs;
        for (const auto& r : w.requests) {
            const auto is_theirs = [&](const std::string& nick) { return query::goes_by(nick, q.by, q.desk); };
            if (!r.any_requestor(is_theirs)) continue;
            for (const auto& p : r.patches) {
                if (query::to_be_done(q.desk, w, p)) theirs.push_back(*p.change);
            }
        }
        if (theirs.empty()) continue;
        Reply r = only(tell(Sentence::here_noted,
                            {{"changes", numbers(theirs)}, {"window", name_of(w)}, {"when", when(w.start, q.now)}}));
        r.effect = conduct_act(What::here, q, &w);
        return r;
    }
    return only(tell(Sentence::here_nothing));
}

Reply hold(const Question& q) {
    if (auto unread = unless_read(q)) return *unread;
    const bool everything = q.arguments[0] == "all";
    const std::vector<std::string> words(q.written.begin() + (everything ? 1 : 0), q.written.end());
    if (words.empty()) return only(misunderstood({"hold"}, q.chat()));
    std::optional<Window> w;
    if (everything) {
        if (!is_deployer(q)) return only(tell(Sentence::hold_all_not_yours, {{"who", why_not(q.by, q.chat())}}));
    } else {
        const auto all = at_hand(q);
        if (all.empty()) return only(tell(Sentence::no_window_with_list));
        const auto own = std::find_if(all.begin(), all.end(), [&](const Window& each) { return asks_for(q, each); });
        if (own == all.end() && !is_deployer(q)) {
            return only(tell(Sentence::hold_not_yours, {{"window", name_of(all.front())},
                                                        {"who", why_not(q.by, q.chat(), Sentence::is_neither)}}));
        }
        w = is_deployer(q) ? for_turn(q, std::nullopt) : std::optional(*own);
    }
    const Hold* before = w ? query::held(q.desk, w->name, w->start) : query::held_everywhere(q.desk);
    if (before) {
        return only(tell(Sentence::hold_already, {{"scope", wording::hold_scope(*before)},
                                                  {"held", wording::held_by(*before, q.chat(), q.now)}}));
    }
    Reply r;
    ConductAct c = conduct_act(What::hold, q, w ? &*w : nullptr);
    c.reason = joined(words, " ");
    if (q.in_private) {
        r = only(tell(Sentence::hold_noted, {{"scope", w ? name_of(*w) : tell(Sentence::hold_everything)}}));
    }
    r.effect = std::move(c);
    return r;
}

Reply unhold(const Question& q) {
    std::vector<Hold> holds = q.desk.conduct.holds;
    std::erase_if(holds, [&](const Hold& hold) {
        if (q.arguments.empty()) return false;  // every hold, also on windows that are not open
        if (!hold.start) return q.arguments != std::vector<std::string>{"all"};
        Window w;
        w.name = hold.window;
        w.start = *hold.start;
        return !query::fits_words(q.arguments, w, q.now);
    });
    if (holds.empty()) return only(tell(Sentence::unhold_nothing));
    const auto same = [&](const Hold& h) { return h.start == holds.front().start && h.window == holds.front().window; };
    if (!std::all_of(holds.begin(), holds.end(), same)) {
        std::vector<std::string> choices;
        for (const auto& h : holds) {
            choices.push_back(fmt::format("{} ({})", wording::hold_scope(h), wording::held_by(h, q.chat(), q.now)));
        }
        return only(tell(Sentence::unhold_which, {{"choices", joined(choices, ", ")}}));
    }
    Reply r;
    if (q.in_private) r = only(tell(Sentence::unhold_noted, {{"scope", wording::hold_scope(holds.front())}}));
    ConductAct c = conduct_act(What::unhold, q);
    c.window = holds.front().window;
    c.start = holds.front().start;
    r.effect = std::move(c);
    return r;
}

Reply order(const Question& q) {
    if (auto unread = unless_read(q)) return *unread;
    const auto changes = changes_in(q);
    if (!changes) return only(misunderstood({"order"}, q.chat()));
    const auto w = for_turn(q, changes->empty() ? std::nullopt : std::optional(changes->front()));
    if (!w) return only(tell(Sentence::no_window_with_list));
    const auto now = query::order(q.desk, *w, q.now, false);
    if (changes->empty()) {
        if (now.empty()) return only(tell(Sentence::up_none, {{"window", name_of(*w)}}));
        return only(tell(Sentence::order_is, {{"window", name_of(*w)}, {"changes", numbers(now)}}));
    }
    if (!is_deployer(q)) {
        return only(tell(Sentence::not_allowed, {{"command", "order"}, {"who", why_not(q.by, q.chat())}}));
    }
    const auto may_go = query::order(q.desk, *w, q.now, true);
    for (int change : *changes) {
        if (auto no = no_turn(q, *w, change, may_go, now)) return *no;
    }
    std::vector<int> after = *changes;
    for (int change : now) {
        if (std::find(after.begin(), after.end(), change) == after.end()) after.push_back(change);
    }
    Reply r = only(tell(Sentence::order_set, {{"window", name_of(*w)}, {"changes", numbers(after)}}));
    ConductAct c = conduct_act(What::order, q, &*w);
    c.changes = *changes;
    r.effect = std::move(c);
    return r;
}

Reply up(const Question& q) {
    if (auto unread = unless_read(q)) return *unread;
    const auto changes = changes_in(q);
    if (!changes || changes->size() > 1) return only(misunderstood({"up"}, q.chat()));
    const auto w = for_turn(q, changes->empty() ? std::nullopt : std::optional(changes->front()));
    if (!w) return only(tell(Sentence::no_window_with_list));
    if (!w->contains(q.now) || q.now >= query::closes(q.desk, *w)) {
        return only(tell(Sentence::up_closed, {{"window", name_of(*w)}, {"when", when(w->start, q.now)}}));
    }
    const auto may_go = query::order(q.desk, *w, q.now, true);
    if (changes->empty() && may_go.empty()) return only(tell(Sentence::up_none, {{"window", name_of(*w)}}));
    const int change = changes->empty() ? may_go.front() : changes->front();
    if (auto no = no_turn(q, *w, change, may_go, query::order(q.desk, *w, q.now, false))) return *no;
    if (const Hold* hold = query::held(q.desk, w->name, w->start)) return held_back(q, *w, *hold, change);
    Reply r;
    if (q.in_private) r = only(tell(Sentence::up_done, {{"change", wording::titled(q.desk, change)}}));
    ConductAct c = conduct_act(What::up, q, &*w);
    c.changes = {change};
    r.effect = std::move(c);
    return r;
}

Reply watch(const Question& q) {
    auto found = watched(q, What::watch);
    if (auto* reply = std::get_if<Reply>(&found)) return std::move(*reply);
    auto& w = std::get<Watched>(found);
    if (watch_of(q, w.act)) return only(tell(Sentence::watch_already, {{"what", w.what}}));
    const auto& all = q.desk.conduct.watches;
    const auto own = std::count_if(all.begin(), all.end(),
                                   [&](const Watch& each) { return each.account == q.chat().fold(*q.by.account); });
    if (own >= static_cast<std::ptrdiff_t>(Conduct::most_of_one)) {
        return only(tell(Sentence::watch_too_many, {{"most", std::to_string(own)}}));
    }
    if (all.size() >= Conduct::most_watches) return only(tell(Sentence::watch_full));
    Reply r = only(tell(Sentence::watch_on, {{"what", w.what}}));
    r.effect = std::move(w.act);
    return r;
}

Reply unwatch(const Question& q) {
    if (q.arguments.empty()) {
        Reply r = only(tell(Sentence::watch_off, {{"what", tell(Sentence::everything)}}));
        r.effect = conduct_act(What::unwatch, q);
        return r;
    }
    auto found = watched(q, What::unwatch);
    if (auto* reply = std::get_if<Reply>(&found)) return std::move(*reply);
    auto& w = std::get<Watched>(found);
    if (!watch_of(q, w.act)) return only(tell(Sentence::watch_nothing, {{"what", w.what}}));
    Reply r = only(tell(Sentence::watch_off, {{"what", w.what}}));
    r.effect = std::move(w.act);
    return r;
}

Reply quiet(const Question& q) {
    return switched(q, What::quiet, Sentence::quiet_on, Sentence::quiet_off);
}

Reply remind(const Question& q) {
    return switched(q, What::reminds, Sentence::remind_on, Sentence::remind_off);
}

Reply patches(const Question& q) {
    if (auto unread = unless_read(q)) return *unread;
    const bool own = q.arguments.empty();
    const std::string who = own ? q.by.nick : q.written[0];
    std::vector<std::string> items;
    for (const auto& w : q.desk.calendar.schedule().windows()) {
        if (w.end + std::chrono::hours{12} <= q.now) continue;
        for (const auto& r : w.requests) {
            const auto is_theirs = [&](const std::string& nick) {
                return own ? query::goes_by(nick, q.by, q.desk)
                           : q.chat().same(nick, who) || has_account(nick, who, q.desk.settings);
            };
            if (!r.any_requestor(is_theirs)) continue;
            for (const auto& p : r.patches) {
                if (!p.change) continue;
                const Track* track = q.desk.tracker.find(*p.change);
                const bool known = track && track->is_in(w.name, w.start);
                const std::string state =
                    known ? wording::words_of(track->step()) : std::string(calendar::to_text(p.status));
                items.push_back(fmt::format("{}: {}, {} ({})", wording::titled(q.desk, *p.change), state, name_of(w),
                                            when(w.start, q.now)));
            }
        }
    }
    if (items.empty())
        return only(tell(Sentence::patches_none,
                         {{"who", own ? tell(Sentence::you) : q.chat().mention(shorten(clean(who), 40))}}));
    std::vector<std::string> lines = pack(items, q.chat().room);
    for (auto& line : lines) line = tell(Sentence::patches_of, {{"items", line}});
    end_sentences(lines);
    add_age(lines, q);
    return {lines};
}

}  // namespace bot::desk::commands
