#include "bot/desk/writer.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bot/desk/announcements.hpp"
#include "bot/desk/edit_words.hpp"
#include "bot/desk/names.hpp"
#include "bot/desk/scheduling.hpp"
#include "bot/desk/track_words.hpp"
#include "bot/desk/tracking.hpp"

namespace bot::desk::writing {
namespace {

using calendar::EditResult;
using Kind = Writing::Kind;

constexpr std::chrono::seconds patience{30};     // for Gerrit
constexpr std::chrono::minutes after_end{30};    // windows overrun
constexpr std::chrono::hours marked_behind{24};  // a window's end
constexpr std::chrono::minutes rest{10};         // when the wiki refused a status
constexpr std::size_t most_tried = 2000, most_marks = 20;

void add(Moves& to, Moves more) {
    std::move(more.told.begin(), more.told.end(), std::back_inserter(to.told));
    std::move(more.edits.begin(), more.edits.end(), std::back_inserter(to.edits));
    to.read_page = to.read_page || more.read_page;
}

/// The line for whoever asked for an edit.
Told answer(const Writing& w, std::string line) {
    Told out{w.who, {std::move(line)}, {}, {}};
    if (w.doubt) out.later = fmt::format("edit/{}", w.id);
    return out;
}

EditPage ask(const Writing& w) {
    EditPage out{w.id, w.steps, w.undo, w.summary, {}};
    if (w.doubt) out.in_doubt_since = w.revision;
    return out;
}

std::vector<EditPage> send(State& s) {
    std::vector<EditPage> out;
    for (Writing& w : s.writer.writings) {
        if (w.sent || w.made) continue;
        w.sent = true;
        out.push_back(ask(w));
    }
    return out;
}

Moves decide(State& s, Instant now) {
    Moves out;
    std::vector<Scheduling> waiting;
    for (auto& wish : std::exchange(s.writer.wishes, {})) {
        const bool patient = wish.asked <= now && now < wish.asked + patience && s.review.asking(now);
        if (patient && !scheduling::known(s, wish, now)) {
            waiting.push_back(std::move(wish));
            continue;
        }
        auto outcome = scheduling::plan(s, wish, now);
        if (auto* why = std::get_if<std::string>(&outcome)) {
            out.told.push_back({wish.who, {std::move(*why)}, {}, {}});
            continue;
        }
        auto& plan = std::get<scheduling::Plan>(outcome);
        add(out, carry_out(s, std::move(plan.writing), plan.preview, now));
    }
    s.writer.wishes.insert(s.writer.wishes.begin(), waiting.begin(), waiting.end());
    return out;
}

std::string name_of(const calendar::EntryAt& entry, const std::string& status) {
    return fmt::format("{} {} {} {} {}", calendar::to_text(entry.place.start), entry.change, entry.nth,
                       entry.requestor.value_or(""), status) +
           " " + entry.place.window;
}

/// A status the page lacks, and why it is so.
struct Due {
    calendar::Mark mark;
    std::string reason;
};

/// Whether this was surely not deployed. Of what nobody was heard to deploy, only Gerrit can say so.
bool left(const State& s, const Step& step, int change) {
    if (step.to == Progress::rolled_back) return true;
    if (step.to != Progress::skipped) return false;
    if (step.source == Source::person) return true;
    const gerrit::Change* known = s.review.known().find(change);
    return known && known->status != gerrit::ChangeStatus::merged;
}

/// A status that we wrote and that is not true any more: somebody took their word back.
void take_off(const State& s, const calendar::Window& w, int change, std::vector<Due>& out) {
    for (const auto& entry : calendar::find_entries({w}, change)) {
        if (s.writer.wrote.count(name_of(entry, "done")) == 0) continue;
        out.push_back({{entry, {}, {}, {}, "done", false}, "taken back"});
    }
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
                if (patch.status == calendar::Status::done && track->state() != Progress::live) {
                    take_off(s, w, *patch.change, out);
                }
                if (patch.status != calendar::Status::pending) continue;
                const Step& step = track->step();
                const bool live = step.to == Progress::live;
                if (!live && !(now >= w.end + after_end && left(s, step, *patch.change))) continue;
                for (const auto& entry : calendar::find_entries({w}, *patch.change)) {
                    calendar::Mark mark{entry, live ? "done" : "not done", {}, {}, {}, s.settings.converts_bullets};
                    if (live && step.source == Source::log && !step.by.empty()) mark.by = step.by;
                    std::string reason = live ? std::string() : announcements::words_of(step);
                    if (s.writer.tried.count(name_of(entry, mark.status)) == 0) out.push_back({mark, reason});
                }
            }
        }
    }
    if (out.size() > most_marks) out.resize(most_marks);
    return out;
}

/// Statuses of what became live or was left, in one edit.
Moves mark(State& s, Instant now) {
    if (s.settings.writes != Writes::on || !s.reading.ever_read()) return {};
    if (s.writer.rests && now < *s.writer.rests) return {};
    const bool under_way = std::any_of(s.writer.writings.begin(), s.writer.writings.end(),
                                       [](const Writing& w) { return w.kind == Kind::mark; });
    if (under_way || s.writer.writings.size() >= Writer::most) return {};
    const auto due = due_marks(s, now);
    if (due.empty()) return {};
    Writing w;
    w.kind = Kind::mark;
    std::string done;
    for (const auto& each : due) {
        w.changes.push_back(each.mark.entry.change);
        w.steps.push_back(each.mark);
        done += fmt::format("{}{}: {}{}", done.empty() ? "" : ", ", each.mark.entry.change,
                            each.mark.status.empty() ? "no status" : each.mark.status,
                            each.reason.empty() ? "" : " (" + each.reason + ")");
    }
    w.place = due.front().mark.entry.place;
    w.summary = done;
    w.revision = s.reading.revision();
    w.at = now;
    w.id = s.writer.next++;
    s.writer.writings.push_back(std::move(w));
    return {};
}

void remember_marks(State& s, const Writing& w) {
    for (const auto& step : w.steps) {
        const auto* mark = std::get_if<calendar::Mark>(&step);
        if (!mark) continue;
        if (mark->status == "done") s.writer.wrote.insert(name_of(mark->entry, "done"));
        if (mark->status.empty()) s.writer.wrote.erase(name_of(mark->entry, "done"));
        while (s.writer.wrote.size() > most_tried) s.writer.wrote.erase(s.writer.wrote.begin());
    }
}

/// A status that has no place on the page is not tried again; the others are.
void marks_refused(State& s, const Writing& w, const PageEdited& e, Instant now) {
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

void remember_takeback(State& s, const Writing& w, const calendar::Undo& undo, Instant now) {
    auto& all = s.writer.takebacks;
    std::erase_if(all, [&](const Takeback& t) { return t.account == w.account || t.at + tracking::undo_within < now; });
    std::erase_if(s.tracker.acts, [&](const Act& a) { return a.account == w.account; });
    if (w.account.empty() || w.kind == Kind::undo || undo.cards.empty()) return;
    all.push_back({w.account, now, w.changes, w.words, undo});
}

}  // namespace

Moves carry_out(State& s, Writing w, const calendar::Edited& preview, Instant now) {
    switch (s.settings.writes) {
        case Writes::off: {
            auto lines = announcements::by_hand(w, s, now);
            Told told{w.who, {lines.front()}, {}, {}};
            told.in_private.assign(lines.begin() + 1, lines.end());
            return {{std::move(told)}, {}, false};
        }
        case Writes::dry: {
            const auto lines = announcements::diff_lines(s.reading.text(), preview);
            Told told{w.who, {tell(Sentence::edit_dry, {{"what", announcements::written(w, s, now)}})}, lines, {}};
            return {{std::move(told)}, {}, false};
        }
        case Writes::on:
            break;
    }
    if (s.writer.writings.size() >= Writer::most) {
        return {{{w.who, {tell(Sentence::refused, {{"what", tell(Sentence::wiki_later)}})}, {}, {}}}, {}, false};
    }
    w.id = s.writer.next++;
    s.writer.writings.push_back(std::move(w));
    return {};
}

Moves look(State& s, Instant now) {
    Moves out = decide(s, now);
    add(out, mark(s, now));
    for (auto& edit : send(s)) out.edits.push_back(std::move(edit));
    return out;
}

Moves edited(State& s, const PageEdited& e, Instant now) {
    Moves out;
    auto& all = s.writer.writings;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Writing& w) { return w.id == e.id && !w.made; });
    if (found == all.end()) return out;
    const bool done = e.outcome.result == EditResult::made || e.outcome.result == EditResult::already;
    if (done) {
        found->made = true;
        remember_takeback(s, *found, e.undo, now);
        if (found->kind == Kind::mark) remember_marks(s, *found);
        out.read_page = true;
        return out;
    }
    const Writing w = *found;
    all.erase(found);
    if (w.kind == Kind::mark) {
        marks_refused(s, w, e, now);
        out.read_page = e.none.has_value();
        return out;
    }
    const std::string line = e.none ? tell(Sentence::refused, {{"what", announcements::no_place(*e.none, s, now)}})
                                    : announcements::not_written(w, e.outcome, s);
    out.told.push_back(answer(w, line));
    return out;
}

Moves slow(State& s, const PageEditSlow& e) {
    Moves out;
    for (const Writing& w : s.writer.writings) {
        if (w.id != e.id || w.who.nick.empty() || w.doubt) continue;
        out.told.push_back({w.who, {announcements::slow(e.delay)}, {}, {}});
    }
    return out;
}

Moves page_read(State& s, Instant now) {
    Moves out;
    for (const Writing& w : s.writer.writings) {
        if (!w.made) continue;
        for (int change : w.changes) {
            Track* track = w.kind == Kind::schedule ? s.tracker.find(change) : nullptr;
            if (track) track->asked_by = w.account;
        }
        if (!w.who.nick.empty()) out.told.push_back(answer(w, announcements::written(w, s, now) + "."));
    }
    std::erase_if(s.writer.writings, [](const Writing& w) { return w.made; });
    return out;
}

void restarted(State& s) {
    for (Writing& w : s.writer.writings) {
        w.doubt = w.doubt || w.sent;
        w.sent = false;
    }
}

std::optional<Instant> wakes_at(const State& s, Instant now) {
    std::optional<Instant> next;
    const auto earlier = [&](Instant t) {
        if (t > now && (!next || t < *next)) next = t;
    };
    for (const auto& wish : s.writer.wishes) earlier(wish.asked + patience);
    if (s.settings.writes != Writes::on) return next;
    if (s.writer.rests) earlier(*s.writer.rests);
    for (const auto& w : s.reading.schedule().windows()) {
        if (!w.freeze) earlier(w.end + after_end);
    }
    return next;
}

}  // namespace bot::desk::writing
