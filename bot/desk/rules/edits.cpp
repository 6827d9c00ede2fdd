#include "bot/desk/rules/edits.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bot/desk/query/edits_owners.hpp"
#include "bot/desk/rules/edits_marks.hpp"
#include "bot/desk/rules/edits_plan.hpp"
#include "bot/desk/rules/edits_sal.hpp"
#include "bot/desk/rules/patches.hpp"
#include "bot/desk/wording/edits.hpp"
#include "bot/desk/wording/starts.hpp"

namespace bot::desk::writing {
namespace {

using calendar::EditResult;
using Kind = Writing::Kind;

constexpr std::chrono::seconds patience{30};   // for Gerrit
constexpr std::chrono::minutes forgotten{10};  // an edit that the page is never seen to show

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

/// Whether the page as it is known has this edit in it.
bool is_shown(const State& s, const Writing& w) {
    return w.made_in != 0 && s.reading.revision() >= w.made_in;
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

/// What somebody's own last step or edit was; there is one at a time.
void remember_takeback(State& s, const Writing& w, const calendar::Undo& undo, std::vector<Asker> askers, Instant now) {
    auto& all = s.writer.takebacks;
    std::erase_if(all, [&](const Takeback& t) { return t.account == w.account || t.at + tracking::undo_within < now; });
    std::erase_if(s.tracker.acts, [&](const Act& a) { return a.account == w.account; });
    if (w.account.empty() || w.kind == Kind::undo || undo.cards.empty()) return;
    all.push_back({w.account, now, w.changes, w.words, undo, std::move(askers)});
}

void made(State& s, Writing& w, const PageEdited& e, Instant now) {
    w.made = true;
    w.made_in = e.outcome.revision;
    if (w.kind == Kind::mark) return marks::written(s, w);
    std::vector<Asker> before = askers::of(s, w.changes);
    remember_takeback(s, w, e.undo, std::move(before), now);
    // What the page showed already it shows in the next revision, too.
    const auto revision = w.made_in != 0 ? w.made_in : s.reading.revision() + 1;
    if (w.kind == Kind::undo) {
        askers::taken_back(s, w.changes, w.askers, revision);
    } else {
        askers::made(s, w, revision);
    }
}

}  // namespace

Moves carry_out(State& s, Writing w, const calendar::Edited& preview, Instant now) {
    switch (s.settings.writes) {
        case Writes::off: {
            auto hand = announcements::by_hand(w, s, now);
            return {{{w.who, std::move(hand.lines), std::move(hand.paste), {}}}, {}, false};
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

Moves take_back(State& s, const Takeback& t, const Waiting& who, Instant now) {
    Writing w;
    w.kind = Kind::undo;
    w.who = who;
    w.account = t.account;
    w.changes = t.changes;
    w.undo = t.undo;
    w.askers = t.askers;
    w.place = t.undo.cards.empty() ? calendar::Place{} : t.undo.cards.front().place;
    w.words = t.what;
    w.summary = announcements::takeback_summary(t.account, t.what);
    w.revision = s.reading.revision();
    w.at = now;
    calendar::Edited preview;
    if (s.settings.writes == Writes::dry) {
        auto edited = calendar::edit(s.reading.text(), s.settings.rules, t.undo);
        if (const auto* no = std::get_if<calendar::NoEdit>(&edited)) {
            const std::string why = announcements::no_place(*no, s, now);
            return {{{who, {tell(Sentence::refused, {{"what", why}})}, {}, {}}}, {}, false};
        }
        preview = std::move(std::get<calendar::Edited>(edited));
    }
    const auto before = s.writer.next;
    const std::string account = t.account;
    Moves out = carry_out(s, std::move(w), preview, now);
    const bool on_its_way = s.writer.next != before;
    if (on_its_way) std::erase_if(s.writer.takebacks, [&](const Takeback& each) { return each.account == account; });
    return out;
}

std::optional<State> foreseen(const State& s, bool hoped, Instant now) {
    std::string text = s.reading.text();
    bool other = false;
    for (const Writing& w : s.writer.writings) {
        if (w.kind == Kind::mark || is_shown(s, w) || (!w.made && !hoped)) continue;
        auto edited =
            w.undo ? calendar::edit(text, s.settings.rules, *w.undo) : calendar::edit(text, s.settings.rules, w.steps);
        // What has no place is on the page already, or never will be.
        if (std::holds_alternative<calendar::NoEdit>(edited)) continue;
        text = std::move(std::get<calendar::Edited>(edited).text);
        other = true;
    }
    if (!other) return std::nullopt;
    State out = s;
    if (!out.reading.read({s.reading.revision(), std::move(text), {}}, s.settings.rules, now)) return std::nullopt;
    return out;
}

Moves look(State& s, Instant now) {
    Moves out = decide(s, now);
    out.questions = marks::look(s, now);
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
        made(s, *found, e, now);
        out.read_page = true;
        return out;
    }
    const Writing w = *found;
    all.erase(found);
    if (w.kind == Kind::mark) {
        marks::refused(s, w, e, now);
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

Moves page_read(State& s, bool good, Instant now) {
    Moves out;
    if (good) askers::page_read(s);
    const auto ahead = foreseen(s, false, now);
    for (Writing& w : s.writer.writings) {
        if (!w.made || std::exchange(w.told, true) || w.who.nick.empty()) continue;
        out.told.push_back(answer(w, announcements::written(w, ahead ? *ahead : s, now) + "."));
    }
    std::erase_if(s.writer.writings, [&](const Writing& w) {
        const bool shown = good && (w.made_in == 0 || is_shown(s, w));
        return w.told && (shown || w.at + forgotten < now);
    });
    return out;
}

void restarted(State& s) {
    for (Writing& w : s.writer.writings) {
        w.doubt = w.doubt || w.sent;
        w.sent = false;
    }
    archive::restarted(s);
}

std::optional<Instant> wakes_at(const State& s, Instant now) {
    std::optional<Instant> next;
    const auto earlier = [&](Instant t) {
        if (t > now && (!next || t < *next)) next = t;
    };
    for (const auto& wish : s.writer.wishes) earlier(wish.asked + patience);
    if (const auto mark = marks::wakes_at(s, now)) earlier(*mark);
    return next;
}

}  // namespace bot::desk::writing
