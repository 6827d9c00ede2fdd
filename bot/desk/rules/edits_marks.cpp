#include "bot/desk/rules/edits_marks.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bot/desk/query/edits_entries.hpp"
#include "bot/desk/query/edits_marks.hpp"
#include "bot/desk/query/patches_tree.hpp"
#include "bot/desk/rules/edits_sal.hpp"
#include "bot/desk/wording/edits.hpp"
#include "bot/desk/wording/patches.hpp"
#include "bot/desk/wording/starts.hpp"

namespace bot::desk::rules::edits::marks {
namespace {

using Kind = PageEdit::Kind;

constexpr std::chrono::minutes after_end{30};    // windows may overrun
constexpr std::chrono::hours marked_behind{24};  // statuses are written until this long after a window's end
constexpr std::chrono::minutes rest{10};         // after the wiki refused a status
constexpr std::size_t most_tried = 2000, most_marks = 20;

/// A status that the page lacks, and its reason.
struct Due {
    calendar::Mark mark;
    std::string reason;
    Instant since;  ///< the instant of that state
};

/// True if it was certainly not deployed, and no run can ship it. Without log lines only Gerrit's status proves that.
bool left(const State& s, const PatchStep& step, int change) {
    const gerrit::Change* known = s.gerrit.known().find(change);
    const bool unmerged = known && known->status != gerrit::ChangeStatus::merged;
    if (step.to == Progress::rolled_back || step.to == Progress::failed) return unmerged;
    return step.to == Progress::skipped && (unmerged || (!known && step.source == Source::person));
}

/// Whether a user undid their own report: the last step is a person's, to a state that no person can report from there.
bool taken_back(const Track& track) {
    if (track.history.size() < 2) return false;
    const PatchStep &last = track.history.back(), &before = track.history[track.history.size() - 2];
    return last.source == Source::person && before.source == Source::person && last.to != before.to &&
           !may(Source::person, before.to, last.to);
}

/// The status that an entry lacks. Oriel's own statuses are corrected, other people's never. A deployed patch stays
/// `done`, even if it is deployed again, until it is reverted or certainly was left out.
std::optional<Due> due(const State& s, const query::Listed& listed, const Track& track, bool is_over) {
    using calendar::Status;
    const Status shown = listed.patch->status;
    const PatchStep& step = track.step();
    const bool live = step.to == Progress::live;
    if (shown != Status::pending && !query::is_ours(s, listed)) return std::nullopt;
    calendar::Mark mark{listed.entry, {}, {}, {}, {}, s.settings.converts_bullets};
    std::string reason;
    if (live && shown != Status::done) {
        mark.status = "done";
        const bool by_deployer = step.source == Source::log || step.source == Source::servers;
        if (by_deployer && !step.by.empty()) mark.by = step.by;
    } else if ((is_over || step.to == Progress::reverted) && shown != Status::not_done) {
        mark.status = "not done";
        reason = step.to == Progress::reverted ? wording::reverted_because(step) : wording::words_of(step);
    } else if (shown == Status::pending || live || is_over || step.to == Progress::reverted ||
               !(taken_back(track) || step.source == Source::servers)) {
        return std::nullopt;
    }
    if (shown != Status::pending) mark.was = shown == Status::done ? "done" : "not done";
    if (s.page_edits.tried.contains(query::mark_key(mark.entry, mark.status))) return std::nullopt;
    return Due{std::move(mark), std::move(reason), step.at};
}

std::vector<Due> due_marks(const State& s, Instant now) {
    std::vector<Due> out;
    for (const auto& w : s.calendar.schedule().windows()) {
        if (w.freeze || w.start > now || w.end + marked_behind < now) continue;
        std::set<int> seen;
        for (const auto& request : w.requests) {
            for (const auto& patch : request.patches) {
                if (!patch.change || !seen.insert(*patch.change).second) continue;
                const Track* track = s.tracker.find(*patch.change);
                if (!track || track->place != where_is(w)) continue;
                const bool is_over = now >= w.end + after_end && left(s, track->step(), *patch.change);
                for (const auto& each : query::listed(w, *patch.change)) {
                    if (auto mark = due(s, each, *track, is_over)) out.push_back(std::move(*mark));
                }
            }
        }
    }
    if (out.size() > most_marks) out.resize(most_marks);
    return out;
}

/// Adds the archive's addresses. Statuses that wait for one are removed, to be written later.
std::vector<ReadArchive> look_up(State& s, std::vector<Due>& due, Instant now) {
    std::vector<ReadArchive> questions;
    std::erase_if(due, [&](Due& each) {
        if (each.mark.status != "done" || !each.mark.by) return false;
        const auto found = sal::look_up(s, each.mark.entry.change, *each.mark.by, each.since, now, questions);
        if (!found.address.empty()) each.mark.sal = found.address;
        return found.waits;
    });
    return questions;
}

}  // namespace

std::vector<ReadArchive> look(State& s, Instant now) {
    sal::prune(s, now);
    if (s.settings.writes != Writes::on || !s.calendar.ever_read()) return {};
    if (s.page_edits.rests && now < *s.page_edits.rests) return {};
    const bool under_way = std::any_of(s.page_edits.edits.begin(), s.page_edits.edits.end(),
                                       [](const PageEdit& w) { return w.kind == Kind::mark; });
    if (under_way || s.page_edits.edits.size() >= PageEdits::most) return {};
    auto due = due_marks(s, now);
    auto questions = look_up(s, due, now);
    if (due.empty()) return questions;
    PageEdit w;
    w.kind = Kind::mark;
    std::string done;
    for (const auto& each : due) {
        w.changes.push_back(each.mark.entry.change);
        w.steps.push_back(each.mark);
        done +=
            (done.empty() ? "" : ", ") + wording::mark_summary(each.mark.entry.change, each.mark.status, each.reason);
    }
    w.place = due.front().mark.entry.place;
    w.summary = done;
    w.revision = s.calendar.revision();
    w.at = now;
    w.id = s.page_edits.next++;
    s.page_edits.edits.push_back(std::move(w));
    return questions;
}

void written(State& s, const PageEdit& w) {
    for (const auto& step : w.steps) {
        const auto* mark = std::get_if<calendar::Mark>(&step);
        if (!mark) continue;
        for (const char* status : {"done", "not done"}) s.page_edits.wrote.erase(query::mark_key(mark->entry, status));
        if (!mark->status.empty()) s.page_edits.wrote.insert(query::mark_key(mark->entry, mark->status));
        while (s.page_edits.wrote.size() > most_tried) s.page_edits.wrote.erase(s.page_edits.wrote.begin());
    }
}

void refused(State& s, const PageEdit& w, const PageEdited& e, Instant now) {
    if (!e.none) {
        s.page_edits.rests = now + std::max<std::chrono::seconds>(rest, e.outcome.wait);
        return;
    }
    bool told_apart = false;
    for (const auto& step : w.steps) {
        const auto* mark = std::get_if<calendar::Mark>(&step);
        if (!mark || mark->entry.place != e.none->place) continue;
        if (e.none->change != 0 && mark->entry.change != e.none->change) continue;
        told_apart = true;
        if (s.page_edits.tried.size() >= most_tried) s.page_edits.tried.erase(s.page_edits.tried.begin());
        s.page_edits.tried.insert(query::mark_key(mark->entry, mark->status));
    }
    if (!told_apart) s.page_edits.rests = now + rest;
}

std::optional<Instant> wakes_at(const State& s, Instant now) {
    if (s.settings.writes != Writes::on) return std::nullopt;
    std::optional<Instant> next;
    const auto earlier = [&](Instant t) {
        if (t > now && (!next || t < *next)) next = t;
    };
    if (s.page_edits.rests) earlier(*s.page_edits.rests);
    if (const auto looks_up = sal::wakes_at(s, now)) earlier(*looks_up);
    for (const auto& w : s.calendar.schedule().windows()) {
        if (!w.freeze) earlier(w.end + after_end);
    }
    return next;
}

}  // namespace bot::desk::rules::edits::marks
