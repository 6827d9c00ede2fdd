#include <fmt/format.h>

#include <algorithm>

#include "bot/desk/commands/answers.hpp"
#include "bot/desk/commands/parts.hpp"
#include "bot/desk/query/checks.hpp"
#include "bot/desk/query/conduct.hpp"
#include "bot/desk/query/deployers.hpp"
#include "bot/desk/query/starts.hpp"
#include "bot/desk/text/clean.hpp"
#include "bot/desk/text/times.hpp"
#include "bot/desk/wording/conduct.hpp"
#include "bot/desk/wording/floor.hpp"
#include "bot/desk/wording/patches.hpp"
#include "bot/desk/wording/starts.hpp"

namespace bot::desk::commands {
namespace {

using calendar::Window;
using std::chrono::floor;
using wording::name_of;

/// The word for the state of a patch: from its track, or from the page if only the page is known.
std::string state_word(int change, calendar::Status status, const Window& w, const State& desk) {
    const Track* track = desk.tracker.find(change);
    const bool told = track && (!track->only_listed() || track->history.back().why == Why::window_ended);
    if (told && track->place == where_is(w)) return wording::words_of(track->step());
    return wording::words_of(status);
}

/// `, 2/6 patches (1 scheduled, 1 live)`; empty for a window that takes no lists and has none.
std::string patches_of(const Window& w, const State& desk) {
    if (!w.takes_lists() && w.used() == 0) return {};
    // If a change is listed twice, an entry with a status counts more.
    std::map<int, calendar::Status> statuses;
    for (const auto& r : w.requests) {
        for (const auto& p : r.patches) {
            if (!p.change) continue;
            const auto [known, added] = statuses.emplace(*p.change, p.status);
            if (!added && known->second == calendar::Status::pending) known->second = p.status;
        }
    }
    std::set<int> over;
    const calendar::Count count = calendar::count(w, query::accepted(desk, w));
    for (const auto& e : count.entries) {
        const auto& change = w.requests[e.request].patches[e.patch].change;
        if (e.over && change && statuses[*change] == calendar::Status::pending) over.insert(*change);
    }
    for (int change : over) statuses.erase(change);
    std::vector<std::pair<std::string, int>> by_word;  // in the order of their first change
    for (const auto& [change, status] : statuses) {
        const std::string word = state_word(change, status, w, desk);
        const auto known = std::find_if(by_word.begin(), by_word.end(), [&](auto& each) { return each.first == word; });
        if (known == by_word.end()) {
            by_word.emplace_back(word, 1);
        } else {
            ++known->second;
        }
    }
    std::string states;
    for (const auto& [word, n] : by_word) states += fmt::format("{}{} {}", states.empty() ? "" : ", ", n, word);
    if (!over.empty()) {
        states +=
            (states.empty() ? "" : ", ") + tell(Sentence::over_the_limit, {{"count", std::to_string(over.size())}});
    }
    return ", " + wording::patch_count(w) + (states.empty() ? "" : " (" + states + ")");
}

/// Whether the start has passed without an announcement, and none will follow.
bool unannounced(const Window& w, const State& desk, Instant now) {
    if (query::announced(desk.ledger, w)) {
        const auto& line = desk.ledger.lines().at(query::deployers_cause(w));
        return line.stage == Ledger::Stage::wanted && now >= line.until;
    }
    return (desk.since && w.start < *desk.since) || now > w.start + query::grace;
}

std::string open_item(const Window& w, const Question& q) {
    if (w.freeze) return tell(Sentence::now_freeze, {{"end", when(w.end, q.now)}, {"name", name_of(w)}});
    std::string item =
        tell(Sentence::now_open,
             {{"name", name_of(w)}, {"left", lasting(w.end - q.now)}, {"patches", patches_of(w, q.desk)}});
    if (const Claim* claim = query::claim_of(q.desk, w)) {
        item = tell(Sentence::now_claimed, {{"item", item}, {"by", q.chat().mention(clean(claim->nick))}});
    }
    item += wording::hold_note(query::held(q.desk, w.name, w.start), q.chat(), q.now);
    if (const Instant over = query::closes(q.desk, w); over < w.end) {
        item = tell(Sentence::now_ended, {{"item", item}, {"when", when(over, q.now)}});
    }
    if (unannounced(w, q.desk, q.now)) return tell(Sentence::now_unannounced, {{"item", item}});
    return item;
}

std::string coming_item(const Window& w, const Question& q) {
    const std::string start = when(w.start, q.now);
    const std::string away = lasting(w.start - q.now);
    if (w.freeze) {
        return tell(Sentence::next_freeze,
                    {{"start", start}, {"away", away}, {"end", when(w.end, w.start)}, {"name", name_of(w)}});
    }
    std::string item =
        tell(Sentence::next_window,
             {{"name", name_of(w)}, {"start", start}, {"away", away}, {"patches", patches_of(w, q.desk)}});
    if (const Claim* claim = query::claim_of(q.desk, w)) {
        item = tell(Sentence::now_claimed, {{"item", item}, {"by", q.chat().mention(clean(claim->nick))}});
    }
    item += wording::hold_note(query::held(q.desk, w.name, w.start), q.chat(), q.now);
    if (w.clock_moved == std::chrono::minutes{0}) return item;
    const bool later = w.clock_moved > std::chrono::minutes{0};
    const auto shift = later ? w.clock_moved : -w.clock_moved;
    const std::string shown = shift == std::chrono::hours{1} ? tell(Sentence::an_hour) : lasting(shift);
    return tell(later ? Sentence::hour_later : Sentence::hour_earlier, {{"item", item}, {"shift", shown}});
}

/// The windows that start next; if they are freezes, also the first other windows after them.
std::vector<std::string> coming(const Question& q) {
    const auto& schedule = q.desk.calendar.schedule();
    std::vector<Window> starting = schedule.next_after(q.now);
    std::vector<std::string> items;
    const auto is_freeze = [](const Window& w) { return w.freeze; };
    if (!starting.empty() && std::all_of(starting.begin(), starting.end(), is_freeze)) {
        items.push_back(coming_item(starting.front(), q));
        while (!starting.empty() && std::all_of(starting.begin(), starting.end(), is_freeze)) {
            starting = schedule.next_after(starting.front().start);
        }
    }
    for (const auto& w : starting) items.push_back(coming_item(w, q));
    if (items.empty()) items.push_back(tell(Sentence::next_nothing));
    return items;
}

std::vector<std::string> open_lines(const Question& q) {
    std::vector<std::string> items;
    for (const auto& w : q.desk.calendar.schedule().open_at(q.now)) items.push_back(open_item(w, q));
    if (items.empty()) {
        std::vector<std::string> next = coming(q);
        next.front() = tell(Sentence::now_nothing, {{"next", next.front()}});
        items = std::move(next);
    }
    return pack(items, q.chat().room);
}

std::string calendar_state(const Question& q) {
    const CalendarPoll& r = q.desk.calendar;
    if (!r.ever_read()) return tell(Sentence::state_never_read);
    return tell(Sentence::state_read, {{"revision", std::to_string(r.revision())},
                                       {"age", lasting(r.age(q.now))},
                                       {"windows", plural(r.schedule().windows().size(), "window")}});
}

std::string unread_cards(const CalendarPoll& r) {
    std::string lines;
    std::size_t shown = 0;
    for (const auto& card : r.unread()) {
        if (shown++ == 5) break;
        lines += (lines.empty() ? "" : ", ") + std::to_string(card.line);
    }
    return tell(Sentence::trouble_cards, {{"cards", plural(r.unread().size(), "card")}, {"lines", lines}});
}

/// The shell names of the deployment log that are nobody's; empty: none.
std::string unknown_people(const State& desk) {
    constexpr std::size_t most = 5;
    const auto names = query::unknown_shells(desk);
    std::vector<std::string> shown;
    for (const auto& name : names) {
        if (shown.size() < most) shown.push_back(desk.chat().mention(shorten(clean(name), 40)));
    }
    if (names.size() > most) {
        shown.push_back(tell(Sentence::and_more, {{"count", std::to_string(names.size() - most)}}));
    }
    return joined(shown, ", ");
}

std::string health(const State& desk, Instant now) {
    std::vector<std::string> troubles;
    if (desk.calendar.failed()) {
        troubles.push_back(tell(Sentence::trouble_wiki, {{"why", wording::why_unread(desk.calendar)}}));
    }
    if (const auto since = desk.gerrit.down()) {
        troubles.push_back(tell(Sentence::trouble_gerrit,
                                {{"since", when(*since, now)}, {"why", wording::why_unread(desk.gerrit.failure())}}));
    }
    if (const auto since = desk.gerrit.versions_down()) {
        troubles.push_back(
            tell(Sentence::trouble_versions,
                 {{"since", when(*since, now)}, {"why", wording::why_unread(desk.gerrit.versions_failure())}}));
    }
    if (const auto since = desk.proof.down) {
        troubles.push_back(tell(Sentence::trouble_servers,
                                {{"since", when(*since, now)}, {"why", wording::why_unread(desk.proof.failure)}}));
    }
    if (const auto unanswered = desk.gerrit.unanswered(); !unanswered.empty()) {
        std::vector<std::string> changes;
        for (const auto& [change, proven] : unanswered) changes.push_back(std::to_string(change));
        if (changes.size() > 5) changes.resize(5);
        troubles.push_back(
            tell(Sentence::trouble_changes,
                 {{"changes", joined(changes, ", ")}, {"why", wording::why_unread(unanswered.begin()->second.why)}}));
    }
    if (const std::string names = unknown_people(desk); !names.empty()) {
        troubles.push_back(tell(Sentence::trouble_people, {{"names", names}}));
    }
    if (!desk.link.trouble.empty()) troubles.push_back(reason(desk.link.trouble));
    if (!desk.link.accounts) troubles.push_back(tell(Sentence::trouble_accounts));
    if (!desk.link.accounts && !desk.settings.log.nicks.empty()) {
        troubles.push_back(tell(Sentence::trusts_nick, {{"nicks", joined(desk.settings.log.nicks, ", ")}}));
    }
    if (desk.tracker.forged > 0) {
        troubles.push_back(tell(Sentence::trouble_forged, {{"lines", plural(desk.tracker.forged, "line")}}));
    }
    if (!desk.calendar.unread().empty()) troubles.push_back(unread_cards(desk.calendar));
    if (troubles.empty()) return tell(Sentence::all_well);
    std::string what;
    for (const auto& t : troubles) what += (what.empty() ? "" : "; ") + t;
    return tell(Sentence::degraded, {{"what", what}});
}

std::string list_item(const Window& w) {
    const std::string end = when(w.end, w.start);
    std::string item = clock(w.start) + "\xE2\x80\x93" + end.substr(0, end.size() - 4) + " " + shorten(name_of(w), 70);
    if (w.freeze) return tell(Sentence::list_freeze, {{"item", item}});
    return w.takes_lists() ? item + " " + std::to_string(w.used()) + "/" + std::to_string(*w.limit) : item;
}

}  // namespace

Reply now(const Question& q) {
    if (auto unread = unless_read(q)) return *unread;
    auto lines = open_lines(q);
    end_sentences(lines);
    lines.back() = wording::with_still_merged(q.desk, lines.back());
    add_age(lines, q);
    return {lines};
}

Reply next(const Question& q) {
    if (auto unread = unless_read(q)) return *unread;
    auto lines = pack(coming(q), q.chat().room);
    end_sentences(lines);
    add_age(lines, q);
    return {lines};
}

Reply now_and_next(const Question& q) {
    if (auto unread = unless_read(q)) return *unread;
    const bool any_open = !q.desk.calendar.schedule().open_at(q.now).empty();
    auto lines = open_lines(q);
    if (any_open) {
        for (auto& line : pack(coming(q), q.chat().room - 6))
            lines.push_back(tell(Sentence::next_line, {{"item", line}}));
    }
    end_sentences(lines);
    add_age(lines, q);
    return {lines};
}

Reply windows(const Question& q) {
    if (auto unread = unless_read(q)) return *unread;
    const std::string span = q.arguments.empty() ? "today" : q.arguments[0];
    const auto today = floor<date::days>(q.now);
    const Instant from = span == "tomorrow" ? today + date::days{1} : today;
    const Instant to = from + date::days{span == "week" ? 7 : 1};
    std::map<Instant, std::vector<std::string>> by_day;
    for (const auto& w : q.desk.calendar.schedule().between(from, to)) {
        // A window that began on an earlier day is listed under the first day asked for.
        by_day[std::max<Instant>(floor<date::days>(w.start), from)].push_back(list_item(w));
    }
    std::vector<std::string> lines;
    for (const auto& [day, items] : by_day) {
        for (const auto& line : pack(items, q.chat().room - 20)) {
            lines.push_back(tell(Sentence::list_day, {{"day", date_of(day)}, {"items", line}}));
        }
    }
    if (lines.empty()) {
        lines.push_back(
            tell(Sentence::list_nothing, {{"span", span == "week" ? tell(Sentence::next_seven_days) : span}}));
    }
    end_sentences(lines);
    add_age(lines, q);
    return {lines};
}

Reply refresh(const Question& q) {
    const Permission& rule = *find_permission("refresh");
    const auto asked = q.desk.refreshed;
    const bool bound = role_of(q.by, q.desk.settings, q.desk.calendar.schedule()) < rule.any_pace;
    const bool soon = asked && *asked <= q.now && q.now - *asked < rule.pace;
    if (bound && soon) {
        const auto ago = std::max(q.now - *asked, std::chrono::seconds{1});
        return {{tell(Sentence::refresh_too_soon, {{"ago", lasting(ago)}})}};
    }
    return {{}, Refresh{}};
}

Reply ping(const Question& q) {
    const Ledger::Line* last = q.desk.ledger.latest();
    const auto coming_up = q.desk.calendar.schedule().next_after(q.now);
    const std::string said = last ? last->about + ", " + when(last->at, q.now) : tell(Sentence::nothing_said);
    const std::string next = coming_up.empty()
                                 ? tell(Sentence::next_nothing)
                                 : name_of(coming_up.front()) + ", " + when(coming_up.front().start, q.now);
    return {{tell(Sentence::alive, {{"version", q.desk.settings.version},
                                    {"calendar", calendar_state(q)},
                                    {"last", said},
                                    {"next", next},
                                    {"health", health(q.desk, q.now)}})}};
}

std::string refreshed(const State& desk, Outcome outcome, Instant now) {
    const Speaker nobody{};
    const Question q{desk, nobody, {}, now};
    const CalendarPoll& r = desk.calendar;
    if (outcome == Outcome::failed) {
        return tell(r.ever_read() ? Sentence::refresh_failed : Sentence::refresh_failed_first,
                    {{"why", wording::why_unread(r)}, {"age", lasting(r.age(now))}});
    }
    std::string state = calendar_state(q);
    if (!r.unread().empty()) state += "; " + unread_cards(r);
    return tell(outcome == Outcome::read ? Sentence::refreshed : Sentence::refresh_unmoved, {{"calendar", state}});
}

}  // namespace bot::desk::commands
