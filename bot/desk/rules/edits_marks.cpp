#include "bot/desk/rules/edits_marks.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bot/desk/query/edits_entries.hpp"
#include "bot/desk/rules/edits_sal.hpp"
#include "bot/desk/wording/edits.hpp"
#include "bot/desk/wording/patches.hpp"
#include "bot/desk/wording/starts.hpp"

namespace bot::desk::writing::marks {
namespace {

using Kind = Writing::Kind;

constexpr std::chrono::minutes after_end{30};    // windows overrun
constexpr std::chrono::hours marked_behind{24};  // a window's end
constexpr std::chrono::minutes rest{10};         // when the wiki refused a status
constexpr std::size_t most_tried = 2000, most_marks = 20;

std::string name_of(const calendar::EntryAt& entry, const std::string& status) {
    return fmt::format("{} {} {} {} {}", calendar::to_text(entry.place.start), entry.change, entry.nth,
                       entry.requestor.value_or(""), status) +
           " " + entry.place.window;
}

/// A status the page lacks, and why it is so.
struct Due {
    calendar::Mark mark;
    std::string reason;
    Instant since;  ///< since when
};

/// Whether this was surely not deployed. Of what nobody was heard to deploy, only Gerrit can say so.
bool left(const State& s, const Step& step, int change) {
    if (step.to == Progress::rolled_back) return true;
    if (step.to != Progress::skipped) return false;
    if (step.source == Source::person) return true;
    const gerrit::Change* known = s.review.known().find(change);
    return known && known->status != gerrit::ChangeStatus::merged;
}

/// Whether somebody took back what they had said: a person's step, to where no person could have brought it.
bool taken_back(const Track& track) {
    if (track.history.size() < 2) return false;
    const Step &last = track.history.back(), &before = track.history[track.history.size() - 2];
    return last.source == Source::person && before.source == Source::person && last.to != before.to &&
           !may(Source::person, before.to, last.to);
}

/// What an entry should say and does not. Statuses of ours are replaced by the truth, other people's never. What was
/// deployed once stays `done`, though it is reverted or deployed again, until it is known to have been left.
std::optional<Due> due(const State& s, const Listed& listed, const Track& track, bool is_over) {
    using calendar::Status;
    const Status shown = listed.patch->status;
    const Step& step = track.step();
    const bool live = step.to == Progress::live;
    if (shown != Status::pending && !is_ours(s, listed)) return std::nullopt;
    calendar::Mark mark{listed.entry, {}, {}, {}, {}, s.settings.converts_bullets};
    std::string reason;
    if (live && shown != Status::done) {
        mark.status = "done";
        if (step.source == Source::log && !step.by.empty()) mark.by = step.by;
    } else if (is_over && shown != Status::not_done) {
        mark.status = "not done";
        reason = announcements::words_of(step);
    } else if (shown == Status::pending || live || is_over || !taken_back(track)) {
        return std::nullopt;
    }
    if (shown != Status::pending) mark.was = shown == Status::done ? "done" : "not done";
    if (s.writer.tried.count(name_of(mark.entry, mark.status)) > 0) return std::nullopt;
    return Due{std::move(mark), std::move(reason), step.at};
}

std::vector<Due> due_marks(const State& s, Instant now) {
    std::vector<Due> out;
    for (const auto& w : s.reading.schedule().windows()) {
        if (w.freeze || w.start > now || w.end + marked_behind < now) continue;
        std::set<int> seen;
        for (const auto& request : w.requests) {
            for (const auto& patch : request.patches) {
                if (!patch.change || !seen.insert(*patch.change).second) continue;
                const Track* track = s.tracker.find(*patch.change);
                if (!track || track->place != where_is(w)) continue;
                const bool is_over = now >= w.end + after_end && left(s, track->step(), *patch.change);
                for (const auto& each : listed(w, *patch.change)) {
                    if (auto mark = due(s, each, *track, is_over)) out.push_back(std::move(*mark));
                }
            }
        }
    }
    if (out.size() > most_marks) out.resize(most_marks);
    return out;
}

/// Puts the archive's addresses in; what waits for one is due later.
std::vector<ReadArchive> look_up(State& s, std::vector<Due>& due, Instant now) {
    std::vector<ReadArchive> questions;
    std::erase_if(due, [&](Due& each) {
        if (each.mark.status != "done" || !each.mark.by) return false;
        const auto found = archive::look_up(s, each.mark.entry.change, *each.mark.by, each.since, now, questions);
        if (!found.address.empty()) each.mark.sal = found.address;
        return found.waits;
    });
    return questions;
}

}  // namespace

std::vector<ReadArchive> look(State& s, Instant now) {
    archive::prune(s, now);
    if (s.settings.writes != Writes::on || !s.reading.ever_read()) return {};
    if (s.writer.rests && now < *s.writer.rests) return {};
    const bool under_way = std::any_of(s.writer.writings.begin(), s.writer.writings.end(),
                                       [](const Writing& w) { return w.kind == Kind::mark; });
    if (under_way || s.writer.writings.size() >= Writer::most) return {};
    auto due = due_marks(s, now);
    const auto questions = look_up(s, due, now);
    if (due.empty()) return questions;
    Writing w;
    w.kind = Kind::mark;
    std::string done;
    for (const auto& each : due) {
        w.changes.push_back(each.mark.entry.change);
        w.steps.push_back(each.mark);
        done += (done.empty() ? "" : ", ") +
                announcements::mark_summary(each.mark.entry.change, each.mark.status, each.reason);
    }
    w.place = due.front().mark.entry.place;
    w.summary = done;
    w.revision = s.reading.revision();
    w.at = now;
    w.id = s.writer.next++;
    s.writer.writings.push_back(std::move(w));
    return questions;
}

void written(State& s, const Writing& w) {
    for (const auto& step : w.steps) {
        const auto* mark = std::get_if<calendar::Mark>(&step);
        if (!mark) continue;
        for (const char* status : {"done", "not done"}) s.writer.wrote.erase(name_of(mark->entry, status));
        if (!mark->status.empty()) s.writer.wrote.insert(name_of(mark->entry, mark->status));
        while (s.writer.wrote.size() > most_tried) s.writer.wrote.erase(s.writer.wrote.begin());
    }
}

void refused(State& s, const Writing& w, const PageEdited& e, Instant now) {
    if (!e.none) {
        s.writer.rests = now + std::max<std::chrono::seconds>(rest, e.outcome.wait);
        return;
    }
    bool told_apart = false;
    for (const auto& step : w.steps) {
        const auto* mark = std::get_if<calendar::Mark>(&step);
        if (!mark || mark->entry.place != e.none->place) continue;
        if (e.none->change != 0 && mark->entry.change != e.none->change) continue;
        told_apart = true;
        if (s.writer.tried.size() >= most_tried) s.writer.tried.erase(s.writer.tried.begin());
        s.writer.tried.insert(name_of(mark->entry, mark->status));
    }
    if (!told_apart) s.writer.rests = now + rest;
}

bool is_ours(const State& s, const Listed& listed) {
    const auto status = listed.patch->status;
    if (status == calendar::Status::done) return s.writer.wrote.count(name_of(listed.entry, "done")) > 0;
    if (status == calendar::Status::not_done) return s.writer.wrote.count(name_of(listed.entry, "not done")) > 0;
    return false;
}

std::optional<Instant> wakes_at(const State& s, Instant now) {
    if (s.settings.writes != Writes::on) return std::nullopt;
    std::optional<Instant> next;
    const auto earlier = [&](Instant t) {
        if (t > now && (!next || t < *next)) next = t;
    };
    if (s.writer.rests) earlier(*s.writer.rests);
    if (const auto looks_up = archive::wakes_at(s, now)) earlier(*looks_up);
    for (const auto& w : s.reading.schedule().windows()) {
        if (!w.freeze) earlier(w.end + after_end);
    }
    return next;
}

}  // namespace bot::desk::writing::marks
