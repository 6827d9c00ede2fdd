// Steps of patches that come from the calendar page and the ends of its windows.
#include "bot/desk/rules/patches_page.hpp"

#include <algorithm>
#include <map>

#include "bot/desk/query/edits_entries.hpp"
#include "bot/desk/query/patches.hpp"
#include "bot/desk/query/starts.hpp"
#include "bot/desk/rules/patches_archive.hpp"
#include "bot/desk/rules/patches_gerrit.hpp"
#include "bot/desk/rules/patches_notices.hpp"
#include "bot/desk/rules/patches_proof.hpp"
#include "bot/desk/wording/sentences.hpp"

namespace bot::desk::rules::patches {

using wording::Sentence;
using wording::tell;

namespace {

using calendar::Window;

constexpr std::chrono::hours behind{12};      // ended windows are read for this long after their end
constexpr std::chrono::hours ahead{24 * 60};  // windows farther away are not tracked yet
constexpr std::chrono::hours kept{24 * 90};   // patches are forgotten this long after their window
constexpr std::chrono::hours outside_kept{24 * 30};

/// The window that lists a change, and the entry's details.
struct Listing {
    const Window* window = nullptr;
    std::vector<std::string> requestors;
    calendar::Status status = calendar::Status::pending;
    std::string title;
};

/// Whether window `a` counts rather than `b`: the open one, else the next one, else the last one.
bool nearer(const Window& a, const Window& b, Instant now) {
    const auto rank = [&](const Window& w) { return w.contains(now) ? 0 : w.start > now ? 1 : 2; };
    if (rank(a) != rank(b)) return rank(a) < rank(b);
    return rank(a) == 1 ? a.start < b.start : a.start > b.start;
}

std::map<int, Listing> listings(const calendar::Schedule& schedule, Instant now) {
    std::map<int, Listing> out;
    for (const Window& w : schedule.windows()) {
        if (w.freeze || w.end + behind < now || w.start > now + ahead) continue;
        for (const auto& request : w.requests) {
            for (const auto& patch : request.patches) {
                if (!patch.change) continue;
                Listing& l = out[*patch.change];
                if (l.window && l.window != &w && !nearer(w, *l.window, now)) continue;
                if (l.window != &w) l = Listing{&w, {}, calendar::Status::pending, {}};
                for (auto& who : request.requestors()) {
                    const bool named = std::find(l.requestors.begin(), l.requestors.end(), who) != l.requestors.end();
                    if (!named) l.requestors.push_back(std::move(who));
                }
                // Listed twice: an entry with a status counts more.
                if (l.status == calendar::Status::pending) l.status = patch.status;
                if (l.title.empty()) l.title = patch.title;
            }
        }
    }
    return out;
}

PatchStep page_step(Progress to, Instant now, const Listing& l, Sentence evidence, Why why = Why::none) {
    return {to, now, Source::page, l.requestors.empty() ? std::string() : l.requestors.front(), tell(evidence),
            {}, why};
}

/// Other editors' statuses count only if nothing else is known: marking bots write `done` after every run.
void hear_status(State& s, int change, const Listing& l, Instant now) {
    Track& track = *s.tracker.find(change);
    if (!track.only_listed()) return;
    using calendar::Status;
    if (l.status == Status::done) s.tracker.take(change, page_step(Progress::live, now, l, Sentence::evidence_done));
    if (l.status == Status::not_done) {
        s.tracker.take(change, page_step(Progress::skipped, now, l, Sentence::evidence_not_done, Why::marked_not_done));
    }
    const bool taken_back = l.status == Status::pending && track.state() == Progress::live;
    const bool not_skipped = l.status == Status::pending && track.state() == Progress::skipped &&
                             track.history.back().why == Why::marked_not_done;
    if (taken_back || not_skipped) {
        s.tracker.take(change, page_step(Progress::scheduled, now, l, Sentence::evidence_unmarked));
    }
}

void follow_listing(State& s, int change, const Listing& l, Instant now) {
    const WindowRef place = where_is(*l.window);
    Track* track = s.tracker.find(change);
    const bool fresh = !track;
    if (fresh) s.tracker.take(change, page_step(Progress::scheduled, now, l, Sentence::evidence_listed));
    track = s.tracker.find(change);
    const bool elsewhere = !fresh && track->place && track->place != place;
    const WindowSession* session = s.conduct.find(*l.window);
    const bool ended = session && session->done && track->is_in(place.name, place.start);
    const bool was_over =
        track->place && !ended && (track->place->end <= now || track->history.back().why == Why::window_ended);
    const bool gone = track->state() == Progress::skipped && track->history.back().why == Why::withdrawn &&
                      track->history.back().source == Source::page;
    track->place = place;
    track->requestors = l.requestors;
    if (place.end > now && ((elsewhere && was_over) || gone) && track->state() != Progress::live) {
        s.tracker.take(change, page_step(Progress::scheduled, now, l, Sentence::evidence_listed_again));
    }
    hear_status(s, change, l, now);
}

void withdraw_missing(State& s, const std::map<int, Listing>& listed, Instant now) {
    for (auto& [change, track] : s.tracker.tracks) {
        const bool waits = track.state() == Progress::scheduled && track.place && track.place->end > now;
        if (!waits || listed.contains(change)) continue;
        s.tracker.take(
            change, {Progress::skipped, now, Source::page, {}, tell(Sentence::evidence_unlisted), {}, Why::withdrawn});
    }
}

void forget_old(State& s, Instant now) {
    const auto forgotten = std::erase_if(s.tracker.tracks, [&](const auto& entry) {
        const Track& track = entry.second;
        const Instant last = track.place ? track.place->end : track.history.back().at;
        return last + (track.place ? kept : outside_kept) < now;
    });
    if (forgotten == 0) return;
    s.tracker.reindex();
    std::erase_if(s.tracker.reverts, [&](int change) { return !s.tracker.find(change); });
}

/// Skips the patches that have not begun by `at`, and queues the window's summary. If a deployer ended it earlier, a
/// second summary comes only if more patches were skipped.
void close(State& s, const Window& w, Instant at, Instant now) {
    Tracker& t = s.tracker;
    const WindowRef place = where_is(w);
    const WindowSession* session = s.conduct.find(w);
    bool news = !session || !session->done || *session->done == at;
    const auto changes = query::listed_in(s, place);
    for (int change : changes) {
        if (t.find(change)->state() != Progress::scheduled) continue;
        t.take(change,
               {Progress::skipped, at, Source::page, {}, tell(Sentence::evidence_ended), {}, Why::window_ended});
        news = true;
    }
    const bool told = std::find(t.ending.begin(), t.ending.end(), place) != t.ending.end();
    if (news && !changes.empty() && !told && now < at + query::grace) t.ending.push_back(place);
}

}  // namespace

void end_window(State& s, const Window& w, Instant now) {
    close(s, w, now, now);
}

void reopen_window(State& s, const std::string& window, Instant start, Instant now) {
    for (auto& [change, track] : s.tracker.tracks) {
        if (!track.is_in(window, start) || track.history.back().why != Why::window_ended) continue;
        s.tracker.take(change, {Progress::scheduled, now, Source::page, {}, tell(Sentence::evidence_reopened), {}});
    }
}

void read_calendar(State& s, Instant now) {
    const auto listed = listings(s.calendar.schedule(), now);
    std::vector<int> changes;
    for (const auto& [change, listing] : listed) {
        follow_listing(s, change, listing, now);
        changes.push_back(change);
    }
    if (s.calendar.unread().empty()) withdraw_missing(s, listed, now);
    read_changes(s, changes, now);
    forget_old(s, now);
}

void end_windows(State& s, Instant now) {
    Tracker& t = s.tracker;
    const Instant since = std::min(t.passed.value_or(now), now);
    t.passed = now;
    bool ended = false;
    for (const Window& w : s.calendar.schedule().windows()) {
        if (w.freeze || w.end <= since || w.end > now) continue;
        ended = true;
        close(s, w, w.end, now);
    }
    if (ended) read_calendar(s, now);  // an entry in two windows now belongs to the other one
    const auto under_way = [&](const WindowRef& place) {
        const auto changes = query::listed_in(s, place);
        return std::any_of(changes.begin(), changes.end(), [&](int change) {
            const Run* run = t.runs.running(change);
            if (run && now < place.end && run->perhaps_over(now)) return false;  // its deployer ended the window
            return run && now < run->last + s.settings.log.silence;
        });
    };
    const auto& runs = t.runs.all();
    const bool waits =
        waits_for_archive(s, now) || std::any_of(runs.begin(), runs.end(), [](const Run& run) { return run.to_ship; });
    std::erase_if(t.ending, [&](const WindowRef& place) {
        if (waits || awaits_proof(s, now) || under_way(place)) return false;
        tell_window_over(s, place, now);
        return true;
    });
}

}  // namespace bot::desk::rules::patches
