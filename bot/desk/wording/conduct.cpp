#include "bot/desk/wording/conduct.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "bot/desk/query/checks.hpp"
#include "bot/desk/query/conduct.hpp"
#include "bot/desk/query/conduct_order.hpp"
#include "bot/desk/query/floor.hpp"
#include "bot/desk/query/presence.hpp"
#include "bot/desk/text/chat.hpp"
#include "bot/desk/text/clean.hpp"
#include "bot/desk/text/lists.hpp"
#include "bot/desk/text/times.hpp"
#include "bot/desk/wording/edits.hpp"
#include "bot/desk/wording/findings.hpp"
#include "bot/desk/wording/gaps.hpp"
#include "bot/desk/wording/lines.hpp"
#include "bot/desk/wording/patches.hpp"
#include "bot/desk/wording/starts.hpp"

namespace bot::desk::wording {
namespace {

/// Names of people who want no pings are left out.
std::string loud(const State& s, const std::vector<std::string>& names) {
    std::vector<std::string> out;
    for (const auto& name : names) {
        if (!query::is_quiet(s, name)) out.push_back(s.presence.find(name, s.settings).value_or(name));
    }
    return s.chat().pings(out);
}

std::string for_people(const std::string& who, const std::string& line) {
    return who.empty() ? line : tell(Sentence::for_people, {{"pings", who}, {"line", line}});
}

/// The next window with room for the same kind of patches; empty: none.
std::string next_place(const State& s, const Window& w, Instant now) {
    const auto next = query::alike_with_room(s, w, std::max(now, w.start), 1);
    if (next.empty()) return {};
    return fmt::format("{}, {}", name_of(next.front()), when(next.front().start, now));
}

}  // namespace

std::string words_of(Whereabouts w) {
    switch (w) {
        case Whereabouts::here:
            return tell(Sentence::person_here);
        case Whereabouts::away:
            return tell(Sentence::person_away);
        case Whereabouts::absent:
            return tell(Sentence::person_absent);
        case Whereabouts::unknown:
            break;
    }
    return tell(Sentence::status_unknown);
}

std::string presence_of(const Crowd& crowd, const ChatTraits& chat) {
    if (crowd.requestors.empty()) return {};
    const auto is = [&](Whereabouts w) { return [w](const auto& each) { return each.second == w; }; };
    const auto& all = crowd.requestors;
    if (std::all_of(all.begin(), all.end(), is(Whereabouts::unknown))) return tell(Sentence::presence_unknown);
    if (std::all_of(all.begin(), all.end(), is(Whereabouts::here))) return tell(Sentence::presence_all);
    std::string out;
    for (const auto w : {Whereabouts::here, Whereabouts::away, Whereabouts::absent, Whereabouts::unknown}) {
        std::string names;
        for (const auto& [name, where] : all) {
            if (where == w) names += (names.empty() ? "" : ", ") + chat.mention(clean(name));
        }
        if (!names.empty()) out += fmt::format("{}{}: {}", out.empty() ? "" : "; ", words_of(w), names);
    }
    if (out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return out + ".";
}

std::string hold_scope(const Hold& hold) {
    if (!hold.start) return tell(Sentence::hold_everything);
    return window_name({hold.window, *hold.start, *hold.start});
}

std::string held_by(const Hold& hold, const ChatTraits& chat, Instant now) {
    std::string line = tell(hold.is_lock() ? Sentence::held_lock : Sentence::held,
                            {{"by", chat.mention(clean(hold.name))},
                             {"ago", lasting(std::max(now - hold.at, std::chrono::seconds{0}))},
                             {"reason", quoted(hold.reason)}});
    if (!hold.perhaps_removed) return line;
    return tell(Sentence::lock_perhaps_removed, {{"line", line}, {"at", clock(*hold.perhaps_removed)}});
}

std::string hold_note(const Hold* hold, const ChatTraits& chat, Instant now) {
    return hold ? ", " + held_by(*hold, chat, now) : std::string();
}

std::string hold_begins(const Hold& hold, const ChatTraits& chat, Instant now) {
    const bool coming = hold.start && now < *hold.start;
    return tell(coming ? Sentence::hold_coming : Sentence::hold_begins,
                {{"scope", hold_scope(hold)},
                 {"when", hold.start ? when(*hold.start, now) : std::string()},
                 {"by", chat.mention(clean(hold.name))},
                 {"reason", quoted(hold.reason)}});
}

std::string hold_ends(const Hold& hold, const std::string& by, const ChatTraits& chat, Instant now) {
    return tell(Sentence::hold_ends, {{"scope", hold_scope(hold)},
                                      {"by", chat.mention(clean(by))},
                                      {"span", lasting(std::max(now - hold.at, std::chrono::seconds{0}))}});
}

std::string hold_lasts(const Hold& hold, Instant now) {
    return tell(Sentence::hold_lasts,
                {{"scope", hold_scope(hold)}, {"span", lasting(now - hold.at)}, {"reason", quoted(hold.reason)}});
}

std::string you_are_up(const State& s, const Window& w, int change, bool own, Instant now) {
    const Track* track = s.tracker.find(change);
    const std::string what = titled(s, change);
    if (!track || track->requestors.empty()) return tell(Sentence::up_nobody, {{"change", what}});
    const std::string& name = track->requestors.front();
    if (own) return tell(Sentence::up_own, {{"change", what}, {"who", s.chat().mention(clean(name))}});
    const auto where = query::whereabouts(s, w, name, now);
    const bool missing = where == Whereabouts::away || where == Whereabouts::absent;
    const std::string note = missing ? fmt::format(" ({})", words_of(where)) : std::string();
    return tell(Sentence::up_next,
                {{"who", s.presence.find(name, s.settings).value_or(name)}, {"change", what}, {"note", note}});
}

std::string you_are_up_again(const State& s, const Window& w, const Call& call) {
    const int change = call.change;
    const std::string& name = s.tracker.find(change)->requestors.front();
    const Claim* claim = query::claim_of(s, w);
    const std::string& deployer = claim ? claim->nick : call.by;
    std::string offer;
    if (!deployer.empty()) {
        offer =
            tell(Sentence::no_show_offer,
                 {{"deployer", s.chat().mention(clean(deployer))}, {"me", me(s)}, {"change", std::to_string(change)}});
    }
    return tell(Sentence::up_again, {{"who", s.presence.find(name, s.settings).value_or(name)},
                                     {"change", std::to_string(change)},
                                     {"offer", offer}});
}

std::string released(const State& s, const Window& w, const Speaker& by, Instant now) {
    std::vector<std::string> others;
    for (const auto& name : w.deployers) {
        if (!query::goes_by(name, by, s)) others.push_back(name);
    }
    return for_people(loud(s, others), tell(Sentence::released, {{"by", s.chat().mention(clean(by.nick))},
                                                                 {"window", name_of(w)},
                                                                 {"when", when(w.start, now)},
                                                                 {"me", me(s)}}));
}

std::string gathers(const Window& w, std::size_t live, const Crowd& crowd, const Hold* hold, const ChatTraits& chat,
                    Instant now) {
    const std::string line = tell(Sentence::gathers, {{"window", name_of(w)},
                                                      {"when", when(w.start, now)},
                                                      {"count", with_live(patch_count(w), live)},
                                                      {"hold", hold_note(hold, chat, now)}});
    const std::string presence = presence_of(crowd, chat);
    return presence.empty() ? line : line + " " + presence;
}

std::string reminds(const State& s, const Window& w, const std::string& name, Instant now) {
    const auto theirs = query::waiting(s, w, name);
    const std::string away = lasting(w.start - now);
    const std::vector<std::pair<std::string_view, std::string>> facts = {{"window", name_of(w)},
                                                                         {"when", when(w.start, now)},
                                                                         {"away", away},
                                                                         {"changes", numbers(theirs)},
                                                                         {"count", patch_count(w)}};
    return tell(theirs.empty() ? Sentence::reminds_deployer : Sentence::reminds, facts);
}

std::string come_here(const State& s, const Window& w, Instant now) {
    return tell(now < w.start ? Sentence::come_soon : Sentence::come_now,
                {{"window", name_of(w)}, {"when", when(w.start, now)}, {"channel", s.settings.chat.channel}});
}

std::string nobody_yet(const State& s, const Window& w, Instant now) {
    std::vector<std::string> names = w.deployers;
    if (const Claim* claim = query::claim_of(s, w)) {
        const bool listed =
            std::any_of(names.begin(), names.end(), [&](auto& n) { return s.chat().same(n, claim->nick); });
        if (!listed) names.insert(names.begin(), claim->nick);
    }
    return for_people(loud(s, names),
                      tell(Sentence::nobody_yet, {{"window", name_of(w)},
                                                  {"span", lasting(now - w.start)},
                                                  {"patches", how_many(query::waiting(s, w).size())},
                                                  {"wait", query::waiting(s, w).size() == 1 ? "waits" : "wait"},
                                                  {"me", me(s)}}));
}

std::string nobody_came(const State& s, const Window& w, Instant now) {
    const std::string next = next_place(s, w, now);
    return for_people(loud(s, query::requestors_of(s, w, true)),
                      tell(next.empty() ? Sentence::nobody_came_nowhere : Sentence::nobody_came,
                           {{"window", name_of(w)}, {"next", next}}));
}

std::string left_behind(const State& s, const WindowRef& place, const std::vector<int>& changes, Instant now) {
    std::map<std::string, std::vector<int>> by_place;  // by the next window
    for (int change : changes) {
        if (const auto next = next_for(s, place, change, now)) by_place[*next].push_back(change);
    }
    std::string out;
    for (const auto& [next, left] : by_place) {
        out += tell(next.empty() ? Sentence::left_list_nowhere : Sentence::left_list,
                    {{"changes", numbers(left)}, {"next", next}});
    }
    return out;
}

std::string step_of(const State& s, int change, Instant now) {
    const Track& track = *s.tracker.find(change);
    const std::string window = track.place ? window_name(*track.place) : tell(Sentence::status_outside);
    return tell(Sentence::watch_step, {{"change", titled(s, change)},
                                       {"state", state_of(s, track)},
                                       {"at", when(track.step().at, now)},
                                       {"window", window}});
}

}  // namespace bot::desk::wording
