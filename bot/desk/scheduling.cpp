#include "bot/desk/scheduling.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bot/desk/announcements.hpp"
#include "bot/desk/clean.hpp"
#include "bot/desk/edit_words.hpp"
#include "bot/desk/names.hpp"
#include "bot/desk/people.hpp"
#include "bot/desk/times.hpp"
#include "bot/desk/tracking.hpp"
#include "bot/desk/which.hpp"
#include "calendar/version.hpp"

namespace bot::desk::scheduling {
namespace {

using announcements::name_of;
using announcements::numbers;
using announcements::patch_count;
using calendar::EntryAt;
using calendar::Window;
using gerrit::Change;

constexpr std::chrono::minutes soon{10};         // what starts sooner is not picked by itself
constexpr std::chrono::hours left_over{24 * 7};  // what a window so long ago left can be moved
constexpr std::size_t most_changes = 12, most_choices = 6, most_ahead = 60;

/// The changes that are to be listed: those asked for, and with `both` their cherry-picks on every live branch.
struct Picked {
    std::vector<int> changes;
    std::string missing;  ///< a live branch that one is not picked to
    int lacks = 0;        ///< which one
};

Picked picked(const State& s, const Scheduling& wish) {
    Picked out{wish.changes, {}, 0};
    if (!wish.both || !s.review.versions()) return out;
    out.changes.clear();
    for (int number : wish.changes) {
        const Change* c = s.review.known().find(number);
        if (!c) continue;
        for (const auto& live : gerrit::live_branches(*s.review.versions(), s.settings.policy)) {
            if (live.wikis == 0) continue;
            int found = 0;
            for (int other : s.review.known().siblings(c->change_id).value_or(std::vector<int>{})) {
                const Change* sibling = s.review.known().find(other);
                const bool fits = sibling && sibling->project == c->project && sibling->branch == live.branch &&
                                  sibling->status != gerrit::ChangeStatus::abandoned;
                if (fits) found = other;
            }
            if (c->branch == live.branch) found = number;
            if (found == 0) return {{}, live.branch, number};
            if (std::find(out.changes.begin(), out.changes.end(), found) == out.changes.end()) {
                out.changes.push_back(found);
            }
        }
    }
    return out;
}

std::string type_of(const State& s, const Change& c) {
    return s.settings.policy.config.hold(c.project, c.branch) ? "config" : calendar::short_branch(c.branch);
}

/// Refuses, and names the next window that would do.
std::string without_stop(std::string what) {
    if (what.ends_with('.')) what.pop_back();
    return what;
}

std::string refused(const std::string& what, const State& s, const Change& c, Instant after, Instant now) {
    const auto next = with_room(s, c, std::max(after, now + soon), now, 1);
    if (next.empty()) return tell(Sentence::refused_nowhere, {{"what", what}});
    return tell(Sentence::refused_next,
                {{"what", what}, {"window", name_of(next[0])}, {"when", when(next[0].start, now)}});
}

std::string refused(const std::string& what) {
    return tell(Sentence::refused, {{"what", without_stop(what)}});
}

std::string choice(const std::vector<Window>& windows, Instant now) {
    std::vector<std::string> items;
    for (const auto& w : windows) {
        if (items.size() == most_choices) break;
        items.push_back(fmt::format("{} ({})", name_of(w), when(w.start, now)));
    }
    std::string all;
    for (const auto& item : items) all += (all.empty() ? "" : ", ") + item;
    return tell(Sentence::track_choices, {{"choices", all}}) + ".";
}

std::string place_words(const Window& w, Instant now) {
    return fmt::format("{} ({})", name_of(w), when(w.start, now));
}

/// Where a change is listed, of the windows that have not ended; nullptr: nowhere.
const Window* listed_in(const State& s, int change, Instant now) {
    for (const auto& w : s.reading.schedule().windows()) {
        if (w.end <= now || w.freeze) continue;
        for (const auto& request : w.requests) {
            for (const auto& patch : request.patches) {
                if (patch.change == change) return &w;
            }
        }
    }
    return nullptr;
}

/// The window that is meant, or why there is none.
std::variant<Window, std::string> target(const State& s, const Scheduling& wish, const std::vector<int>& changes,
                                         const std::vector<Window>& from, Instant now) {
    const Change& first = *s.review.known().find(changes.front());
    const auto takes_all = [&](const Window& w) {
        const bool source = std::any_of(from.begin(), from.end(), [&](const Window& f) { return f.start == w.start; });
        return !source && std::all_of(changes.begin(), changes.end(), [&](int change) {
            return gerrit::takes(w, *s.review.known().find(change), s.settings.policy);
        });
    };
    const int n = static_cast<int>(changes.size());
    const auto room = [](const Window& w) { return calendar::count(w).room().value_or(0); };
    if (wish.where.empty() || wish.where == std::vector<std::string>{"next"}) {
        for (const auto& w : with_room(s, first, now + soon, now, most_ahead)) {
            if (takes_all(w) && room(w) >= n) return w;
        }
        return refused(tell(Sentence::schedule_nowhere, {{"changes", numbers(changes)}}));
    }
    auto found = which_windows(wish.where, s.reading.schedule(), now);
    if (found.empty()) {
        std::string words;
        for (const auto& word : wish.where) words += (words.empty() ? "" : " ") + word;
        return refused(tell(Sentence::schedule_no_window, {{"words", shorten(clean(words), 60)}}));
    }
    auto fitting = found;
    std::erase_if(fitting, [&](const Window& w) { return !takes_all(w); });
    if (!fitting.empty()) found = fitting;
    // One of a name is the next of that name.
    const bool one_name =
        std::all_of(found.begin(), found.end(), [&](const Window& w) { return w.name == found.front().name; });
    if (!one_name) return choice(found, now);
    const Window& w = found.front();
    if (w.start <= now && !wish.deployer) {
        return refused(tell(Sentence::schedule_started, {{"window", name_of(w)}}), s, first, w.start, now);
    }
    const bool moves_within =
        std::any_of(from.begin(), from.end(), [&](const Window& f) { return f.start == w.start; });
    if (moves_within)
        return refused(
            tell(Sentence::schedule_there, {{"changes", numbers(changes)}, {"window", place_words(w, now)}}));
    if (!fitting.empty() && room(w) < n) {
        return refused(tell(Sentence::schedule_full, {{"window", place_words(w, now)}, {"count", patch_count(w)}}), s,
                       first, w.start, now);
    }
    return w;
}

std::string nick_of(const State& s, const Scheduling& wish) {
    if (!wish.nick.empty()) return wish.nick;
    for (const auto& [nick, who] : s.settings.people) {
        if (!who.account.empty() && fold(who.account) == fold(wish.account)) return nick;
    }
    // `tim_` and `tim|away` are tim for a while.
    const std::string nick = fold(wish.who.nick), account = fold(wish.account);
    return nick.rfind(account, 0) == 0 ? wish.account : wish.who.nick;
}

/// Looks at the page as it would be: what blocks, and what is good to know.
struct Verdict {
    std::string blocked, note;
};
Verdict verdict(const State& s, const Window& w, const std::vector<int>& changes, const calendar::Edited& edited,
                Instant now) {
    const calendar::Schedule after(calendar::read_page(edited.text, s.settings.rules).windows);
    gerrit::World look{after, s.review.known(), s.settings.policy, s.review.versions(),
                       now,   s.patch_sets,     s.review.down(),   s.review.versions_down()};
    Verdict out;
    for (const auto& then : after.windows()) {
        if (then.start != w.start || then.name != w.name) continue;
        const auto check = gerrit::check(then, accepted(s, w), look);
        for (const auto& each : check.patches) {
            const bool ours =
                each.patch.change && std::find(changes.begin(), changes.end(), *each.patch.change) != changes.end();
            if (!ours || each.counted.again || each.findings.empty()) continue;
            std::string words = announcements::verdict(each, now, true);
            const std::string fine = tell(Sentence::verdict_fine) + "; ";
            if (words.starts_with(fine)) words.erase(0, fine.size());
            const std::string item = changes.size() == 1 ? words : fmt::format("{}: {}", *each.patch.change, words);
            std::string& to = each.worst() == gerrit::Severity::block ? out.blocked : out.note;
            to += (to.empty() ? "" : "; ") + item;
        }
    }
    return out;
}

}  // namespace

std::string summary(const Scheduling& wish) {
    return fmt::format("for {} on IRC: {}", clean(wish.account), clean(wish.words));
}

bool known(const State& s, const Scheduling& wish, Instant now) {
    gerrit::Known::Roots about;
    add_roots(s, wish, about);
    return (s.review.versions() || s.review.versions_down()) && s.review.settled(about, s.settings.policy, now);
}

void add_roots(const State& s, const Scheduling& wish, gerrit::Known::Roots& roots) {
    const auto add = [&](int change) {
        if (std::find(roots.changes.begin(), roots.changes.end(), change) == roots.changes.end()) {
            roots.changes.push_back(change);
        }
    };
    for (int change : wish.changes) {
        add(change);
        const Change* c = wish.both ? s.review.known().find(change) : nullptr;
        if (c && !c->change_id.empty()) roots.change_ids.push_back(c->change_id);
    }
    for (int change : picked(s, wish).changes) add(change);
}

bool theirs(const State& s, const Scheduling& wish, const EntryAt& entry) {
    if (wish.deployer) return true;
    Track as_listed;
    if (entry.requestor) as_listed.requestors.push_back(*entry.requestor);
    const Speaker by{wish.who.nick, wish.account, {}, false};
    if (tracking::is_requestor(s, as_listed, by)) return true;
    const Track* track = s.tracker.find(entry.change);
    return track && !track->asked_by.empty() && track->asked_by == fold(wish.account);
}

namespace {

/// The entries of a change in windows that have not ended, else in the last one that left it; `where` narrows.
std::vector<EntryAt> entries_of(const State& s, int change, const std::vector<std::string>& where, bool ended,
                                Instant now) {
    std::vector<Window> windows;
    const auto named = which_windows(where, s.reading.schedule(), now);
    for (const auto& w : s.reading.schedule().windows()) {
        const bool coming = w.end > now;
        if (w.freeze || (!coming && (!ended || w.end + left_over < now))) continue;
        const bool wanted = where.empty() || std::any_of(named.begin(), named.end(), [&](const Window& n) {
                                return n.start == w.start && n.name == w.name;
                            });
        if (wanted) windows.push_back(w);
    }
    auto found = calendar::find_entries(windows, change);
    std::stable_sort(found.begin(), found.end(),
                     [](const EntryAt& a, const EntryAt& b) { return a.place.start > b.place.start; });
    // Those that are coming count, else the last one.
    const auto is_coming = [&](const EntryAt& e) {
        return std::any_of(windows.begin(), windows.end(), [&](const Window& w) {
            return w.end > now && w.start == e.place.start && w.name == e.place.window;
        });
    };
    if (std::any_of(found.begin(), found.end(), is_coming)) {
        std::erase_if(found, [&](const EntryAt& e) { return !is_coming(e); });
    } else if (!found.empty()) {
        const auto last = found.front().place;
        std::erase_if(found, [&](const EntryAt& e) { return e.place != last; });
    }
    return found;
}

const Window* window_at(const State& s, const calendar::Place& place) {
    for (const auto& w : s.reading.schedule().windows()) {
        if (w.start == place.start && w.name == place.window) return &w;
    }
    return nullptr;
}

/// What is off the list, or moves: one window's entries of each change.
std::variant<std::vector<EntryAt>, std::string> sources(const State& s, const Scheduling& wish, bool ended,
                                                        const std::vector<std::string>& where, Instant now) {
    std::vector<EntryAt> out;
    for (int change : wish.changes) {
        const auto found = entries_of(s, change, where, ended, now);
        const std::string number = std::to_string(change);
        if (found.empty()) return refused(tell(Sentence::edit_unlisted, {{"change", number}}));
        std::vector<Window> windows;
        for (const auto& entry : found) {
            const Window* w = window_at(s, entry.place);
            const bool again = !windows.empty() && windows.back().start == w->start && windows.back().name == w->name;
            if (w && !again) windows.push_back(*w);
        }
        if (windows.size() > 1) return choice(windows, now);
        for (const auto& entry : found) {
            if (theirs(s, wish, entry)) continue;
            return refused(tell(
                Sentence::edit_not_yours,
                {{"change", number}, {"requestor", entry.requestor ? mention(clean(*entry.requestor)) : "nobody"}}));
        }
        // From the last one, so that the others stay the n-th they are.
        out.insert(out.end(), found.rbegin(), found.rend());
    }
    std::stable_sort(out.begin(), out.end(), [](const EntryAt& a, const EntryAt& b) { return a.nth > b.nth; });
    return out;
}

Writing writing_of(const State& s, const Scheduling& wish, Writing::Kind kind, const std::vector<int>& changes,
                   const calendar::Place& place, std::vector<calendar::Step> steps, Instant now) {
    Writing out;
    out.kind = kind;
    out.who = wish.who;
    out.account = fold(wish.account);
    out.changes = changes;
    out.place = place;
    out.steps = std::move(steps);
    out.summary = summary(wish);
    out.words = wish.words;
    out.revision = s.reading.revision();
    out.at = now;
    return out;
}

Outcome finish(const State& s, Writing writing, const Window* w, Instant now) {
    auto outcome = calendar::edit(s.reading.text(), s.settings.rules, writing.steps);
    if (const auto* no = std::get_if<calendar::NoEdit>(&outcome)) {
        return refused(announcements::no_place(*no, s, now));
    }
    auto& edited = std::get<calendar::Edited>(outcome);
    if (w) {
        const Verdict look = verdict(s, *w, writing.changes, edited, now);
        const Change& first = *s.review.known().find(writing.changes.front());
        if (!look.blocked.empty()) {
            const std::string what =
                tell(Sentence::schedule_blocked, {{"changes", numbers(writing.changes)}, {"verdict", look.blocked}});
            const bool here_only = !gerrit::takes(*w, first, s.settings.policy);
            return here_only ? refused(what, s, first, w->start, now) : refused(what);
        }
        writing.note = look.note;
    }
    return Plan{std::move(writing), std::move(edited)};
}

/// Why Gerrit does not let us decide; empty: it does.
std::string unknown_change(const State& s, const Scheduling& wish) {
    for (int change : wish.changes) {
        if (s.review.known().find(change)) continue;
        if (s.review.down()) {
            return refused(tell(Sentence::schedule_unchecked, {{"change", std::to_string(change)},
                                                               {"why", shorten(clean(s.review.failure()), 120)}}));
        }
        return refused(tell(Sentence::check_no_change, {{"change", std::to_string(change)}}));
    }
    return {};
}

}  // namespace

Outcome plan(const State& s, const Scheduling& wish, Instant now) {
    if (auto why = unknown_change(s, wish); !why.empty()) return why;
    if (wish.both && !s.review.versions()) {
        const std::string& why = s.review.versions_failure();
        return refused(tell(Sentence::branches_unread,
                            {{"why", why.empty() ? "nobody has asked yet" : shorten(clean(why), 120)}}));
    }
    const Picked chosen = picked(s, wish);
    if (!chosen.missing.empty()) {
        return refused(tell(Sentence::schedule_not_picked,
                            {{"change", std::to_string(chosen.lacks)}, {"branch", clean(chosen.missing)}}));
    }
    const std::vector<int>& changes = chosen.changes;
    if (changes.empty() || changes.size() > most_changes) {
        return refused(tell(Sentence::schedule_too_many, {{"most", std::to_string(most_changes)}}));
    }
    std::vector<EntryAt> from;
    std::vector<Window> sources_windows;
    if (wish.move) {
        auto found = sources(s, wish, true, {}, now);
        if (auto* why = std::get_if<std::string>(&found)) return *why;
        from = std::get<std::vector<EntryAt>>(found);
        for (const auto& entry : from) {
            if (const Window* w = window_at(s, entry.place)) sources_windows.push_back(*w);
        }
    } else {
        for (int change : changes) {
            const Window* w = listed_in(s, change, now);
            if (w)
                return refused(tell(Sentence::schedule_there,
                                    {{"changes", std::to_string(change)}, {"window", place_words(*w, now)}}));
        }
    }
    auto where = target(s, wish, changes, sources_windows, now);
    if (auto* why = std::get_if<std::string>(&where)) return *why;
    const Window& w = std::get<Window>(where);
    const calendar::Place place{w.start, w.name};
    std::vector<calendar::Step> steps;
    if (wish.move) {
        for (const auto& entry : from) steps.push_back(calendar::Move{entry, place});
    } else {
        calendar::Add add{place, nick_of(s, wish), {}};
        for (int change : changes) {
            const Change& c = *s.review.known().find(change);
            add.entries.push_back({type_of(s, c), change, c.subject});
        }
        steps.push_back(std::move(add));
    }
    const auto kind = wish.move ? Writing::Kind::move : Writing::Kind::schedule;
    return finish(s, writing_of(s, wish, kind, changes, place, std::move(steps), now), &w, now);
}

Outcome plan_withdrawal(const State& s, const Scheduling& wish, Instant now) {
    const auto found = sources(s, wish, false, wish.where, now);
    if (const auto* why = std::get_if<std::string>(&found)) return *why;
    const auto& from = std::get<std::vector<EntryAt>>(found);
    std::vector<calendar::Step> steps;
    for (const auto& entry : from) steps.push_back(calendar::Withdraw{entry});
    return finish(s,
                  writing_of(s, wish, Writing::Kind::withdraw, wish.changes, from.front().place, std::move(steps), now),
                  nullptr, now);
}

}  // namespace bot::desk::scheduling
