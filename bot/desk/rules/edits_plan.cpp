#include "bot/desk/rules/edits_plan.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bot/desk/model/roles.hpp"
#include "bot/desk/query/edits_entries.hpp"
#include "bot/desk/query/edits_owners.hpp"
#include "bot/desk/query/windows.hpp"
#include "bot/desk/rules/edits.hpp"
#include "bot/desk/rules/edits_marks.hpp"
#include "bot/desk/text/clean.hpp"
#include "bot/desk/text/nicks.hpp"
#include "bot/desk/text/times.hpp"
#include "bot/desk/wording/edits.hpp"
#include "bot/desk/wording/starts.hpp"
#include "bot/desk/query/checks.hpp"
#include "bot/desk/query/edits_foreseen.hpp"
#include "bot/desk/query/edits_marks.hpp"
#include "bot/desk/query/edits_picks.hpp"
#include "calendar/version.hpp"

namespace bot::desk::rules::edits {

using wording::Sentence;
using wording::tell;
namespace {

using wording::name_of;
using wording::numbers;
using wording::patch_count;
using calendar::EntryAt;
using calendar::Window;
using gerrit::Change;

constexpr std::chrono::minutes soon{10};         // what starts sooner is not picked by itself
constexpr std::chrono::hours left_over{24 * 7};  // what a window so long ago left can be moved
constexpr std::size_t most_changes = 12, most_choices = 6;

std::string type_of(const State& s, const Change& c) {
    return s.settings.policy.config.hold(c.project, c.branch) ? "config" : calendar::short_branch(c.branch);
}

bool same(const Window& a, const Window& b) {
    return a.start == b.start && a.name == b.name;
}

bool among(const std::vector<Window>& windows, const Window& w) {
    return std::any_of(windows.begin(), windows.end(), [&](const Window& each) { return same(each, w); });
}

std::string place_words(const Window& w, Instant now) {
    return wording::place_words(calendar::place_of(w), now);
}

bool takes_all(const State& s, const Window& w, const std::vector<int>& changes) {
    return std::all_of(changes.begin(), changes.end(),
                       [&](int change) { return gerrit::takes(w, *s.gerrit.known().find(change), s.settings.policy); });
}

bool has_room(const Window& w, const std::vector<int>& changes) {
    return calendar::count(w).room().value_or(0) >= static_cast<int>(changes.size());
}

/// The next window that takes all of these and has room for them, of those that do not start soon; none of `except`.
const Window* next_for(const State& s, const std::vector<int>& changes, const std::vector<Window>& except,
                       Instant after, Instant now) {
    for (const auto& w : s.calendar.schedule().windows()) {
        if (w.start <= now + soon || w.start < after || among(except, w)) continue;
        if (takes_all(s, w, changes) && has_room(w, changes)) return &w;
    }
    return nullptr;
}

std::string without_stop(std::string what) {
    if (what.ends_with('.')) what.pop_back();
    return what;
}

std::string refused(const std::string& what) {
    return tell(Sentence::refused, {{"what", without_stop(what)}});
}

/// Refuses, and names the next window that would do instead of this one.
std::string refused(const std::string& what, const State& s, const std::vector<int>& changes, const Window& instead_of,
                    std::vector<Window> except, Instant now) {
    except.push_back(instead_of);
    const Window* next = next_for(s, changes, except, instead_of.start, now);
    if (!next) return tell(Sentence::refused_nowhere, {{"what", what}});
    return tell(Sentence::refused_next, {{"what", what}, {"window", name_of(*next)}, {"when", when(next->start, now)}});
}

std::string choice(const std::vector<Window>& windows, Instant now) {
    std::string all;
    for (std::size_t i = 0; i < windows.size() && i < most_choices; ++i) {
        all += (all.empty() ? "" : ", ") + place_words(windows[i], now);
    }
    return tell(Sentence::track_choices, {{"choices", all}}) + ".";
}

/// Where a change is listed, of the windows that have not ended; nullptr: nowhere.
const Window* listed_in(const State& s, int change, Instant now) {
    for (const auto& w : s.calendar.schedule().windows()) {
        if (w.end > now && !w.freeze && !query::listed(w, change).empty()) return &w;
    }
    return nullptr;
}

/// The window that is meant, or why there is none.
std::variant<Window, std::string> target(const State& s, const EditRequest& wish, const std::vector<int>& changes,
                                         const std::vector<Window>& from, Instant now) {
    if (wish.where.empty() || wish.where == std::vector<std::string>{"next"}) {
        Instant after = now;
        for (const auto& w : from) after = std::max(after, w.start);
        if (const Window* next = next_for(s, changes, from, after, now)) return *next;
        return refused(tell(Sentence::schedule_nowhere, {{"changes", numbers(changes)}}));
    }
    auto found = query::which_windows(wish.where, s.calendar.schedule(), now);
    if (found.empty()) {
        std::string words;
        for (const auto& word : wish.where) words += (words.empty() ? "" : " ") + word;
        return refused(tell(Sentence::schedule_no_window, {{"words", shorten(clean(words), 60)}}));
    }
    auto fitting = found;
    std::erase_if(fitting, [&](const Window& w) { return among(from, w) || !takes_all(s, w, changes); });
    if (!fitting.empty()) found = fitting;
    // One of a name is the next of that name.
    const bool one_name =
        std::all_of(found.begin(), found.end(), [&](const Window& w) { return w.name == found.front().name; });
    if (!one_name) return choice(found, now);
    const Window& w = found.front();
    if (w.start <= now && !wish.deployer) {
        return refused(tell(Sentence::schedule_started, {{"window", name_of(w)}}), s, changes, w, from, now);
    }
    if (among(from, w)) {
        return refused(
            tell(Sentence::schedule_there, {{"changes", numbers(changes)}, {"window", place_words(w, now)}}));
    }
    if (!fitting.empty() && !has_room(w, changes)) {
        const bool full = calendar::count(w).room().value_or(0) == 0;
        return refused(tell(full ? Sentence::schedule_full : Sentence::schedule_narrow,
                            {{"window", place_words(w, now)},
                             {"number", std::to_string(changes.size())},
                             {"count", patch_count(w)}}),
                       s, changes, w, from, now);
    }
    return w;
}

/// Whether a nick is that name for a while: `tim_` and `tim|away` are tim, `timo` is not.
bool stands_for(const std::string& nick, const std::string& name) {
    if (!nick.starts_with(name)) return false;
    if (nick.size() == name.size()) return true;
    const auto c = static_cast<unsigned char>(nick[name.size()]);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
    return !letter && !(c >= '0' && c <= '9');
}

std::string nick_of(const State& s, const EditRequest& wish) {
    if (!wish.nick.empty()) return wish.nick;
    for (const auto& [nick, who] : s.settings.people) {
        if (!who.account.empty() && fold(who.account) == fold(wish.account)) return nick;
    }
    return stands_for(fold(wish.who.nick), fold(wish.account)) ? wish.account : wish.who.nick;
}

/// Looks at the page as it would be: what blocks, and what is good to know.
struct Verdict {
    std::string blocked, note;
};
Verdict verdict(const State& s, const Window& w, const std::vector<int>& changes, const calendar::Edited& edited,
                Instant now) {
    const calendar::Schedule after(calendar::read_page(edited.text, s.settings.rules).windows);
    gerrit::World look{after, s.gerrit.known(), s.settings.policy, s.gerrit.versions(),
                       now,   s.patch_sets,     s.gerrit.down(),   s.gerrit.versions_down()};
    Verdict out;
    for (const auto& then : after.windows()) {
        if (then.start != w.start || then.name != w.name) continue;
        const auto check = gerrit::check(then, query::accepted(s, w), look);
        for (const auto& each : check.patches) {
            const bool ours =
                each.patch.change && std::find(changes.begin(), changes.end(), *each.patch.change) != changes.end();
            if (!ours || each.counted.again || each.findings.empty()) continue;
            std::string words = wording::verdict(each, now, true);
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

std::string summary(const EditRequest& wish) {
    return wording::edit_summary(wish.account, wish.words);
}

namespace {

/// The entries of a change in windows that have not ended, else in the last one that left it; `where` narrows.
std::vector<EntryAt> entries_of(const State& s, int change, const std::vector<std::string>& where, bool ended,
                                Instant now) {
    std::vector<Window> windows;
    const auto named = query::which_windows(where, s.calendar.schedule(), now);
    for (const auto& w : s.calendar.schedule().windows()) {
        const bool coming = w.end > now;
        if (w.freeze || (!coming && (!ended || w.end + left_over < now))) continue;
        const bool wanted = where.empty() || among(named, w);
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

/// Which of several entries of a change in one window is meant: the last one that the asker may touch, rather one that
/// nobody has marked; nullptr: none.
const query::Listed* meant(const State& s, const EditRequest& wish, const std::vector<query::Listed>& all) {
    const query::Listed* best = nullptr;
    const auto is_open = [&](const query::Listed& each) {
        return each.patch->status == calendar::Status::pending || query::is_ours(s, each);
    };
    for (const query::Listed& each : all) {
        if (!query::theirs(s, wish, each.entry)) continue;
        if (!best || is_open(each) || !is_open(*best)) best = &each;
    }
    return best;
}

/// What is off the list, or moves: one entry of each change, which one window lists.
std::variant<std::vector<query::Listed>, std::string> sources(const State& s, const EditRequest& wish, bool ended,
                                                       const std::vector<std::string>& where, Instant now) {
    std::vector<query::Listed> out;
    for (int change : wish.changes) {
        const std::string number = std::to_string(change);
        std::vector<Window> windows;
        for (const auto& entry : entries_of(s, change, where, ended, now)) {
            const Window* w = query::window_at(s, entry.place);
            if (w && !among(windows, *w)) windows.push_back(*w);
        }
        if (windows.empty()) return refused(tell(Sentence::edit_unlisted, {{"change", number}}));
        std::ranges::stable_sort(windows, {}, &Window::start);
        if (windows.size() > 1) return choice(windows, now);
        const auto all = query::listed(*query::window_at(s, calendar::place_of(windows.front())), change);
        const query::Listed* one = meant(s, wish, all);
        if (!one) {
            const auto& requestor = all.back().entry.requestor;
            return refused(
                tell(Sentence::edit_not_yours, {{"change", number}, {"requestor", wording::whose(requestor)}}));
        }
        out.push_back(*one);
    }
    return out;
}

/// Takes an entry along; one that we have marked as left stays as the record of that, and is listed anew.
calendar::Step moving(const State& s, const query::Listed& from, const calendar::Place& to) {
    const bool stays = from.patch->status == calendar::Status::not_done && from.entry.requestor;
    if (!stays || !query::is_ours(s, from)) return calendar::Move{from.entry, to};
    return calendar::Add{to, *from.entry.requestor, {{from.patch->type, from.entry.change, from.patch->title}}};
}

PageEdit writing_of(const State& s, const EditRequest& wish, PageEdit::Kind kind, const std::vector<int>& changes,
                    const calendar::Place& place, std::vector<calendar::Step> steps, Instant now) {
    PageEdit out;
    out.kind = kind;
    out.who = wish.who;
    out.account = fold(wish.account);
    out.changes = changes;
    out.place = place;
    out.steps = std::move(steps);
    out.summary = summary(wish);
    out.words = wish.words;
    out.revision = s.calendar.revision();
    out.at = now;
    return out;
}

Outcome finish(const State& s, PageEdit writing, const Window* w, Instant now) {
    auto outcome = calendar::edit(s.calendar.text(), s.settings.rules, writing.steps);
    if (const auto* no = std::get_if<calendar::NoEdit>(&outcome)) {
        return refused(wording::no_place(*no, s, now));
    }
    auto& edited = std::get<calendar::Edited>(outcome);
    if (w) {
        const Verdict look = verdict(s, *w, writing.changes, edited, now);
        if (!look.blocked.empty()) {
            const std::string what =
                tell(Sentence::schedule_blocked, {{"changes", numbers(writing.changes)}, {"verdict", look.blocked}});
            const bool here_only = !takes_all(s, *w, writing.changes);
            return here_only ? refused(what, s, writing.changes, *w, {}, now) : refused(what);
        }
        writing.note = look.note;
    }
    return Plan{std::move(writing), std::move(edited)};
}

/// Why Gerrit does not let us decide; empty: it does.
std::string unknown_change(const State& s, const EditRequest& wish, Instant now) {
    const auto unanswered = s.gerrit.unanswered();
    for (int change : wish.changes) {
        if (s.gerrit.known().find(change)) continue;
        std::string why;
        if (s.gerrit.down()) {
            why = s.gerrit.failure();
        } else if (const auto each = unanswered.find(change); each != unanswered.end()) {
            why = each->second.why;
        } else if (s.gerrit.known().standing(change) != gerrit::Known::Standing::gone && !query::known(s, wish, now)) {
            why = tell(Sentence::no_answer_yet);
        } else {
            return refused(tell(Sentence::check_no_change, {{"change", std::to_string(change)}}));
        }
        return refused(tell(Sentence::schedule_unchecked,
                            {{"change", std::to_string(change)}, {"why", shorten(clean(why), 120)}}));
    }
    return {};
}

/// What is good to know of whoever is named: a nick that is not here may be mistyped.
std::string absent(const State& s, const EditRequest& wish) {
    if (wish.nick.empty() || !s.can_announce() || s.presence.find(wish.nick, s.settings)) return {};
    return tell(Sentence::schedule_not_here, {{"nick", mention(clean(wish.nick))}});
}

Outcome plan_on(const State& s, const EditRequest& wish, Instant now) {
    if (auto why = unknown_change(s, wish, now); !why.empty()) return why;
    if (wish.both && !s.gerrit.versions()) {
        const std::string& why = s.gerrit.versions_failure();
        return refused(tell(Sentence::branches_unread,
                            {{"why", why.empty() ? tell(Sentence::no_answer_yet) : shorten(clean(why), 120)}}));
    }
    const query::Picked chosen = query::picked(s, wish);
    if (!chosen.missing.empty()) {
        return refused(tell(Sentence::schedule_not_picked,
                            {{"change", std::to_string(chosen.lacks)}, {"branch", clean(chosen.missing)}}));
    }
    const std::vector<int>& changes = chosen.changes;
    if (changes.empty() || changes.size() > most_changes) {
        return refused(tell(Sentence::schedule_too_many, {{"most", std::to_string(most_changes)}}));
    }
    std::vector<query::Listed> from;
    std::vector<Window> sources_windows;
    if (wish.move) {
        auto found = sources(s, wish, true, {}, now);
        if (auto* why = std::get_if<std::string>(&found)) return *why;
        from = std::get<std::vector<query::Listed>>(found);
        for (const auto& each : from) {
            if (const Window* w = query::window_at(s, each.entry.place)) sources_windows.push_back(*w);
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
        for (const auto& each : from) steps.push_back(moving(s, each, place));
    } else {
        calendar::Add add{place, nick_of(s, wish), {}};
        for (int change : changes) {
            const Change& c = *s.gerrit.known().find(change);
            add.entries.push_back({type_of(s, c), change, c.subject});
        }
        steps.push_back(std::move(add));
    }
    const auto kind = wish.move ? PageEdit::Kind::move : PageEdit::Kind::schedule;
    auto outcome = finish(s, writing_of(s, wish, kind, changes, place, std::move(steps), now), &w, now);
    if (auto* plan = std::get_if<Plan>(&outcome)) {
        const std::string more = absent(s, wish);
        std::string& note = plan->writing.note;
        if (!more.empty()) note += (note.empty() ? "" : "; ") + more;
    }
    return outcome;
}

Outcome plan_withdrawal_on(const State& s, const EditRequest& wish, Instant now) {
    const auto found = sources(s, wish, false, wish.where, now);
    if (const auto* why = std::get_if<std::string>(&found)) return *why;
    const auto& from = std::get<std::vector<query::Listed>>(found);
    std::vector<calendar::Step> steps;
    for (const auto& each : from) steps.push_back(calendar::Withdraw{each.entry});
    const auto place = from.front().entry.place;
    return finish(s, writing_of(s, wish, PageEdit::Kind::withdraw, wish.changes, place, std::move(steps), now), nullptr,
                  now);
}

}  // namespace

Outcome plan(const State& s, const EditRequest& wish, Instant now) {
    const auto ahead = query::foreseen(s, true, now);
    return plan_on(ahead ? *ahead : s, wish, now);
}

Outcome plan_withdrawal(const State& s, const EditRequest& wish, Instant now) {
    const auto ahead = query::foreseen(s, true, now);
    return plan_withdrawal_on(ahead ? *ahead : s, wish, now);
}

}  // namespace bot::desk::rules::edits
