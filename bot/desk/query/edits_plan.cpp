#include "bot/desk/query/edits_plan.hpp"

#include <algorithm>

#include "bot/desk/model/roles.hpp"
#include "bot/desk/query/checks.hpp"
#include "bot/desk/query/edits_entries.hpp"
#include "bot/desk/query/edits_foreseen.hpp"
#include "bot/desk/query/edits_marks.hpp"
#include "bot/desk/query/edits_owners.hpp"
#include "bot/desk/query/edits_picks.hpp"
#include "bot/desk/query/windows.hpp"
#include "bot/desk/text/chat.hpp"
#include "bot/desk/text/lists.hpp"
#include "calendar/version.hpp"

namespace bot::desk::query {

namespace {

using calendar::EntryAt;
using calendar::Window;
using gerrit::Change;
using Why = Refusal::Why;

constexpr std::chrono::minutes soon{10};         // windows that start sooner are not chosen automatically
constexpr std::chrono::hours left_over{24 * 7};  // patches can be moved from windows that ended within this time

std::string type_of(const State& s, const Change& c) {
    return s.settings.policy.config.hold(c.project, c.branch) ? "config" : calendar::short_branch(c.branch);
}

bool same(const Window& a, const Window& b) {
    return a.start == b.start && a.name == b.name;
}

bool among(const std::vector<Window>& windows, const Window& w) {
    return std::any_of(windows.begin(), windows.end(), [&](const Window& each) { return same(each, w); });
}

bool takes_all(const State& s, const Window& w, const std::vector<int>& changes) {
    return std::all_of(changes.begin(), changes.end(),
                       [&](int change) { return gerrit::takes(w, *s.gerrit.known().find(change), s.settings.policy); });
}

bool has_room(const Window& w, const std::vector<int>& changes) {
    return calendar::count(w).room().value_or(0) >= static_cast<int>(changes.size());
}

/// The next window that takes all of these changes and has room. Skips `except` and windows that start soon.
const Window* next_for(const State& s, const std::vector<int>& changes, const std::vector<Window>& except,
                       Instant after, Instant now) {
    for (const auto& w : s.calendar.schedule().windows()) {
        if (w.start <= now + soon || w.start < after || among(except, w)) continue;
        if (takes_all(s, w, changes) && has_room(w, changes)) return &w;
    }
    return nullptr;
}

Refusal refusal(Refusal::Why why, std::vector<int> changes = {}, std::vector<Window> windows = {},
                std::string words = {}) {
    Refusal no;
    no.why = why;
    no.changes = std::move(changes);
    no.windows = std::move(windows);
    no.words = std::move(words);
    return no;
}

/// Adds the next suitable window after this one to the refusal.
Refusal with_next(Refusal no, const State& s, const std::vector<int>& changes, const Window& instead_of,
                  std::vector<Window> except, Instant now) {
    except.push_back(instead_of);
    const Window* next = next_for(s, changes, except, instead_of.start, now);
    no.instead = next ? Refusal::Instead::named : Refusal::Instead::none;
    if (next) no.next.push_back(*next);
    return no;
}

/// The window that lists a change and has not ended; nullptr: none.
const Window* listed_in(const State& s, int change, Instant now) {
    for (const auto& w : s.calendar.schedule().windows()) {
        const auto all = w.end > now && !w.freeze ? listed(w, change) : std::vector<Listed>{};
        // What was not done may be listed again.
        const auto counts = [](const Listed& each) { return each.patch->status != calendar::Status::not_done; };
        if (std::any_of(all.begin(), all.end(), counts)) return &w;
    }
    return nullptr;
}

/// The window that the request names, or why there is none.
std::variant<Window, Refusal> target(const State& s, const EditRequest& request, const std::vector<int>& changes,
                                     const std::vector<Window>& from, Instant now) {
    if (request.where.empty() || request.where == std::vector<std::string>{"next"}) {
        Instant after = now;
        for (const auto& w : from) after = std::max(after, w.start);
        if (const Window* next = next_for(s, changes, from, after, now)) return *next;
        return refusal(Why::nowhere, changes);
    }
    auto found = which_windows(request.where, s.calendar.schedule(), now);
    if (found.empty()) return refusal(Why::no_window, {}, {}, joined(request.where, " "));
    auto fitting = found;
    std::erase_if(fitting, [&](const Window& w) { return among(from, w) || !takes_all(s, w, changes); });
    if (!fitting.empty()) found = fitting;
    // Several windows of the same name: the next of them is meant.
    const bool one_name =
        std::all_of(found.begin(), found.end(), [&](const Window& w) { return w.name == found.front().name; });
    if (!one_name) return refusal(Why::which_window, {}, found);
    const Window& w = found.front();
    if (w.start <= now && !request.deployer) {
        return with_next(refusal(Why::started, changes, {w}), s, changes, w, from, now);
    }
    if (among(from, w)) return refusal(Why::there, changes, {w});
    if (!fitting.empty() && !has_room(w, changes)) {
        const bool full = calendar::count(w).room().value_or(0) == 0;
        return with_next(refusal(full ? Why::full : Why::narrow, changes, {w}), s, changes, w, from, now);
    }
    return w;
}

/// Whether the nick is a variant of the name: `tim_` and `tim|away` are tim, `timo` is not.
bool stands_for(const std::string& nick, const std::string& name) {
    if (!nick.starts_with(name)) return false;
    if (nick.size() == name.size()) return true;
    const auto c = static_cast<unsigned char>(nick[name.size()]);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
    return !letter && !(c >= '0' && c <= '9');
}

std::string nick_of(const State& s, const EditRequest& request) {
    if (!request.nick.empty()) return request.nick;
    for (const auto& [nick, who] : s.settings.people) {
        if (!who.account.empty() && s.chat().same(who.account, request.account)) return nick;
    }
    return stands_for(s.chat().fold(request.who.nick), s.chat().fold(request.account)) ? request.account
                                                                                       : request.who.nick;
}

/// The checks of these changes on the edited page.
std::vector<gerrit::Checked> look_at(const State& s, const Window& w, const std::vector<int>& changes,
                                     const calendar::Edited& edited, Instant now) {
    const calendar::Schedule after(calendar::read_page(edited.text, s.settings.rules).windows);
    gerrit::World look{after, s.gerrit.known(), s.settings.policy, s.gerrit.versions(),
                       now,   s.patch_sets,     s.gerrit.down(),   s.gerrit.versions_down()};
    std::vector<gerrit::Checked> out;
    for (const auto& then : after.windows()) {
        if (!same(then, w)) continue;
        const auto check = gerrit::check(then, accepted(s, w), look);
        for (const auto& each : check.patches) {
            const bool ours =
                each.patch.change && std::find(changes.begin(), changes.end(), *each.patch.change) != changes.end();
            if (ours && !each.counted.again && !each.findings.empty()) out.push_back(each);
        }
    }
    return out;
}

}  // namespace

namespace {

/// The entries of a change in windows that have not ended; without any, and with `ended`, those of the latest window.
/// `where` restricts the windows.
std::vector<EntryAt> entries_of(const State& s, int change, const std::vector<std::string>& where, bool ended,
                                Instant now) {
    std::vector<Window> windows;
    const auto named = which_windows(where, s.calendar.schedule(), now);
    for (const auto& w : s.calendar.schedule().windows()) {
        const bool coming = w.end > now;
        if (w.freeze || (!coming && (!ended || w.end + left_over < now))) continue;
        const bool wanted = where.empty() || among(named, w);
        if (wanted) windows.push_back(w);
    }
    auto found = calendar::find_entries(windows, change);
    std::stable_sort(found.begin(), found.end(),
                     [](const EntryAt& a, const EntryAt& b) { return a.place.start > b.place.start; });
    // Entries of coming windows count, else those of the latest window.
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

/// The entry that is meant if a window lists a change several times: the last one that the asker may touch, preferably
/// without another editor's status; nullptr: none.
const Listed* meant(const State& s, const EditRequest& request, const std::vector<Listed>& all) {
    const Listed* best = nullptr;
    const auto is_open = [&](const Listed& each) {
        return each.patch->status == calendar::Status::pending || is_ours(s, each);
    };
    for (const Listed& each : all) {
        if (!theirs(s, request, each.entry)) continue;
        if (!best || is_open(each) || !is_open(*best)) best = &each;
    }
    return best;
}

/// The entries to withdraw or move: one for each change, each in exactly one window.
std::variant<std::vector<Listed>, Refusal> sources(const State& s, const EditRequest& request, bool ended,
                                                   const std::vector<std::string>& where, Instant now) {
    std::vector<Listed> out;
    for (int change : request.changes) {
        std::vector<Window> windows;
        for (const auto& entry : entries_of(s, change, where, ended, now)) {
            const Window* w = window_at(s, entry.place);
            if (w && !among(windows, *w)) windows.push_back(*w);
        }
        if (windows.empty()) return refusal(Why::not_listed, {change});
        std::ranges::stable_sort(windows, {}, &Window::start);
        if (windows.size() > 1) return refusal(Why::which_window, {}, windows);
        const auto all = listed(*window_at(s, calendar::place_of(windows.front())), change);
        const Listed* one = meant(s, request, all);
        if (!one) {
            return refusal(Why::not_theirs, {change}, {}, all.back().entry.requestor.value_or(std::string()));
        }
        out.push_back(*one);
    }
    return out;
}

/// Moves an entry. If Oriel marked it as not done, it stays as a record and is listed again.
calendar::Step moving(const State& s, const Listed& from, const calendar::Place& to) {
    const bool stays = from.patch->status == calendar::Status::not_done && from.entry.requestor;
    if (!stays || !is_ours(s, from)) return calendar::Move{from.entry, to};
    return calendar::Add{to, *from.entry.requestor, {{from.patch->type, from.entry.change, from.patch->title}}};
}

PageEdit edit_of(const State& s, const EditRequest& request, PageEdit::Kind kind, const std::vector<int>& changes,
                 const calendar::Place& place, std::vector<calendar::Step> steps, Instant now) {
    PageEdit out;
    out.kind = kind;
    out.who = request.who;
    out.account = s.chat().fold(request.account);
    out.changes = changes;
    out.place = place;
    out.steps = std::move(steps);
    out.words = request.words;
    out.revision = s.calendar.revision();
    out.at = now;
    return out;
}

PlanOutcome finish(const State& s, PageEdit edit, const Window* w, Instant now) {
    auto outcome = calendar::edit(s.calendar.text(), s.settings.rules, edit.steps);
    if (auto* none = std::get_if<calendar::NoEdit>(&outcome)) {
        Refusal no = refusal(Why::no_place);
        no.none = std::move(*none);
        return no;
    }
    Plan plan{std::move(edit), std::move(std::get<calendar::Edited>(outcome)), {}};
    if (!w) return plan;
    plan.look = look_at(s, *w, plan.edit.changes, plan.preview, now);
    Refusal no = refusal(Why::blocked, plan.edit.changes);
    for (const auto& each : plan.look) {
        if (each.worst() == gerrit::Severity::block) no.blocks.push_back(each);
    }
    if (no.blocks.empty()) return plan;
    const bool here_only = !takes_all(s, *w, no.changes);
    const auto changes = no.changes;
    return here_only ? with_next(std::move(no), s, changes, *w, {}, now) : no;
}

/// Why the request cannot be decided with Gerrit's answers; nullopt: it can.
std::optional<Refusal> unknown_change(const State& s, const EditRequest& request, Instant now) {
    const auto unanswered = s.gerrit.unanswered();
    for (int change : request.changes) {
        if (s.gerrit.known().find(change)) continue;
        if (s.gerrit.down()) return refusal(Why::unchecked, {change}, {}, s.gerrit.failure());
        if (const auto each = unanswered.find(change); each != unanswered.end()) {
            return refusal(Why::unchecked, {change}, {}, each->second.why);
        }
        const bool gone = s.gerrit.known().standing(change) == gerrit::Known::Standing::gone;
        return refusal(gone || known(s, request, now) ? Why::no_change : Why::unchecked, {change});
    }
    return std::nullopt;
}

/// The nick in the request, if it is not in the channel: it may be mistyped.
std::string absent(const State& s, const EditRequest& request) {
    const bool here = !s.can_announce() || s.presence.find(request.nick, s.settings);
    return request.nick.empty() || here ? std::string() : request.nick;
}

PlanOutcome plan_on(const State& s, const EditRequest& request, Instant now) {
    if (auto why = unknown_change(s, request, now)) return *why;
    if (request.both && !s.gerrit.versions()) return refusal(Why::no_versions, {}, {}, s.gerrit.versions_failure());
    const Picked chosen = picked(s, request);
    if (!chosen.missing.empty()) return refusal(Why::not_picked, {chosen.lacks}, {}, chosen.missing);
    const std::vector<int>& changes = chosen.changes;
    if (changes.empty() || changes.size() > most_listed) return refusal(Why::too_many);
    std::vector<Listed> from;
    std::vector<Window> sources_windows;
    if (request.move) {
        auto found = sources(s, request, true, {}, now);
        if (auto* why = std::get_if<Refusal>(&found)) return *why;
        from = std::get<std::vector<Listed>>(found);
        for (const auto& each : from) {
            if (const Window* w = window_at(s, each.entry.place)) sources_windows.push_back(*w);
        }
    } else {
        for (int change : changes) {
            if (const Window* w = listed_in(s, change, now)) return refusal(Why::there, {change}, {*w});
        }
    }
    auto where = target(s, request, changes, sources_windows, now);
    if (auto* why = std::get_if<Refusal>(&where)) return *why;
    const Window& w = std::get<Window>(where);
    const calendar::Place place{w.start, w.name};
    std::vector<calendar::Step> steps;
    if (request.move) {
        for (const auto& each : from) steps.push_back(moving(s, each, place));
    } else {
        calendar::Add add{place, nick_of(s, request), {}};
        for (int change : changes) {
            const Change& c = *s.gerrit.known().find(change);
            add.entries.push_back({type_of(s, c), change, c.subject});
        }
        steps.push_back(std::move(add));
    }
    const auto kind = request.move ? PageEdit::Kind::move : PageEdit::Kind::schedule;
    auto outcome = finish(s, edit_of(s, request, kind, changes, place, std::move(steps), now), &w, now);
    if (auto* plan = std::get_if<Plan>(&outcome)) {
        plan->account = request.account;
        plan->absent = absent(s, request);
    }
    return outcome;
}

PlanOutcome plan_withdrawal_on(const State& s, const EditRequest& request, Instant now) {
    const auto found = sources(s, request, false, request.where, now);
    if (const auto* why = std::get_if<Refusal>(&found)) return *why;
    const auto& from = std::get<std::vector<Listed>>(found);
    std::vector<calendar::Step> steps;
    for (const auto& each : from) steps.push_back(calendar::Withdraw{each.entry});
    const auto place = from.front().entry.place;
    auto outcome = finish(
        s, edit_of(s, request, PageEdit::Kind::withdraw, request.changes, place, std::move(steps), now), nullptr, now);
    if (auto* plan = std::get_if<Plan>(&outcome)) plan->account = request.account;
    return outcome;
}

}  // namespace

PlanOutcome plan(const State& s, const EditRequest& request, Instant now) {
    const auto ahead = foreseen(s, true, now);
    return plan_on(ahead ? *ahead : s, request, now);
}

PlanOutcome plan_withdrawal(const State& s, const EditRequest& request, Instant now) {
    const auto ahead = foreseen(s, true, now);
    return plan_withdrawal_on(ahead ? *ahead : s, request, now);
}

}  // namespace bot::desk::query
