#include "bot/desk/rules/edits.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bot/desk/query/edits_foreseen.hpp"
#include "bot/desk/query/edits_owners.hpp"
#include "bot/desk/query/edits_picks.hpp"
#include "bot/desk/rules/edits_marks.hpp"
#include "bot/desk/rules/edits_owners.hpp"
#include "bot/desk/rules/edits_sal.hpp"
#include "bot/desk/wording/edits.hpp"
#include "bot/desk/wording/starts.hpp"

namespace bot::desk::rules::edits {

using wording::Sentence;
using wording::tell;
namespace {

using calendar::EditResult;
using Kind = PageEdit::Kind;

constexpr std::chrono::seconds patience{30};   // with Gerrit
constexpr std::chrono::minutes forgotten{10};  // an edit that never appears on the page

void add(Moves& to, Moves more) {
    std::move(more.told.begin(), more.told.end(), std::back_inserter(to.told));
    std::move(more.edits.begin(), more.edits.end(), std::back_inserter(to.edits));
    to.read_page = to.read_page || more.read_page;
    std::move(more.questions.begin(), more.questions.end(), std::back_inserter(to.questions));
}

/// The answer to the requestor of an edit.
Told answer(const PageEdit& w, std::string line) {
    Told out{w.who, {std::move(line)}, {}, {}};
    if (w.doubt) out.later = fmt::format("edit/{}", w.id);
    return out;
}

EditPage ask(const PageEdit& w) {
    EditPage out{w.id, w.steps, w.undo, w.summary, {}};
    if (w.doubt) out.in_doubt_since = w.revision;
    return out;
}

std::vector<EditPage> send(State& s) {
    std::vector<EditPage> out;
    for (PageEdit& w : s.page_edits.edits) {
        if (w.sent || w.made) continue;
        w.sent = true;
        out.push_back(ask(w));
    }
    return out;
}

/// Makes, previews or describes an edit, by the settings.
Moves make(State& s, PageEdit w, const calendar::Edited& preview, Instant now) {
    switch (s.settings.writes) {
        case Writes::off: {
            auto hand = wording::by_hand(w, s, now);
            return {{{w.who, std::move(hand.lines), std::move(hand.paste), {}}}, {}, false};
        }
        case Writes::dry: {
            const auto lines = wording::diff_lines(s.calendar.text(), preview);
            Told told{w.who, {tell(Sentence::edit_dry, {{"what", wording::written(w, s, now)}})}, lines, {}};
            return {{std::move(told)}, {}, false};
        }
        case Writes::on:
            break;
    }
    if (s.page_edits.edits.size() >= PageEdits::most) {
        return {{{w.who, {tell(Sentence::refused, {{"what", tell(Sentence::wiki_later)}})}, {}, {}}}, {}, false};
    }
    w.id = s.page_edits.next++;
    s.page_edits.edits.push_back(std::move(w));
    return {};
}

Moves decide(State& s, Instant now) {
    Moves out;
    std::vector<EditRequest> waiting;
    for (auto& request : std::exchange(s.page_edits.requests, {})) {
        const bool patient = request.asked <= now && now < request.asked + patience && s.gerrit.asking(now);
        if (patient && !query::known(s, request, now)) {
            waiting.push_back(std::move(request));
            continue;
        }
        auto outcome = query::plan(s, request, now);
        if (const auto* no = std::get_if<query::Refusal>(&outcome)) {
            out.told.push_back({request.who, {wording::refusal(*no, s, now)}, {}, {}});
            continue;
        }
        add(out, carry_out(s, std::move(std::get<query::Plan>(outcome)), request.who, now));
    }
    s.page_edits.requests.insert(s.page_edits.requests.begin(), waiting.begin(), waiting.end());
    return out;
}

/// Remembers the edit as the user's last command, which can be undone. There is one for each user.
void remember_takeback(State& s, const PageEdit& w, const calendar::Undo& undo, std::vector<EntryOwner> owners,
                       Instant now) {
    auto& all = s.page_edits.undos;
    std::erase_if(all, [&](const EditUndo& t) { return t.account == w.account || t.at + undo_within < now; });
    std::erase_if(s.tracker.undo_entries, [&](const UndoEntry& a) { return a.account == w.account; });
    if (w.account.empty() || w.kind == Kind::undo || undo.cards.empty()) return;
    all.push_back({w.account, now, w.changes, w.words, undo, std::move(owners)});
}

void made(State& s, PageEdit& w, const PageEdited& e, Instant now) {
    w.made = true;
    w.made_in = e.outcome.revision;
    if (w.kind == Kind::mark) return marks::written(s, w);
    std::vector<EntryOwner> before = query::of(s, w.changes);
    remember_takeback(s, w, e.undo, std::move(before), now);
    // The page had the edit already, so the next revision shows it too.
    const auto revision = w.made_in != 0 ? w.made_in : s.calendar.revision() + 1;
    if (w.kind == Kind::undo) {
        rules::edits::owners::taken_back(s, w.changes, w.owners, revision);
    } else {
        rules::edits::owners::made(s, w, revision);
    }
}

}  // namespace

Moves carry_out(State& s, query::Plan plan, const ReplyTo& who, Instant now) {
    PageEdit& edit = plan.edit;
    edit.who = who;
    edit.summary = wording::edit_summary(plan.account, edit.words, s.chat());
    edit.note = wording::note_of(plan, s.chat(), now);
    return make(s, std::move(edit), plan.preview, now);
}

Moves take_back(State& s, const EditUndo& t, const ReplyTo& who, Instant now) {
    PageEdit w;
    w.kind = Kind::undo;
    w.who = who;
    w.account = t.account;
    w.changes = t.changes;
    w.undo = t.undo;
    w.owners = t.owners;
    w.place = t.undo.cards.empty() ? calendar::Place{} : t.undo.cards.front().place;
    w.words = t.what;
    w.summary = wording::takeback_summary(t.account, t.what, s.chat());
    w.revision = s.calendar.revision();
    w.at = now;
    calendar::Edited preview;
    if (s.settings.writes == Writes::dry) {
        auto edited = calendar::edit(s.calendar.text(), s.settings.rules, t.undo);
        if (const auto* no = std::get_if<calendar::NoEdit>(&edited)) {
            const std::string why = wording::no_place(*no, s, now);
            return {{{who, {tell(Sentence::refused, {{"what", why}})}, {}, {}}}, {}, false};
        }
        preview = std::move(std::get<calendar::Edited>(edited));
    }
    const auto before = s.page_edits.next;
    const std::string account = t.account;
    Moves out = make(s, std::move(w), preview, now);
    const bool on_its_way = s.page_edits.next != before;
    if (on_its_way) std::erase_if(s.page_edits.undos, [&](const EditUndo& each) { return each.account == account; });
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
    auto& all = s.page_edits.edits;
    const auto found = std::find_if(all.begin(), all.end(), [&](const PageEdit& w) { return w.id == e.id && !w.made; });
    if (found == all.end()) return out;
    const bool done = e.outcome.result == EditResult::made || e.outcome.result == EditResult::already;
    if (done) {
        made(s, *found, e, now);
        out.read_page = true;
        return out;
    }
    const PageEdit w = *found;
    all.erase(found);
    if (w.kind == Kind::mark) {
        marks::refused(s, w, e, now);
        out.read_page = e.none.has_value();
        return out;
    }
    const std::string line = e.none ? tell(Sentence::refused, {{"what", wording::no_place(*e.none, s, now)}})
                                    : wording::not_written(w, e.outcome, s);
    out.told.push_back(answer(w, line));
    return out;
}

Moves slow(State& s, const PageEditSlow& e) {
    Moves out;
    for (const PageEdit& w : s.page_edits.edits) {
        if (w.id != e.id || w.who.nick.empty() || w.doubt) continue;
        out.told.push_back({w.who, {wording::slow(e.delay)}, {}, {}});
    }
    return out;
}

Moves page_read(State& s, bool good, Instant now) {
    Moves out;
    if (good) rules::edits::owners::page_read(s);
    const auto ahead = query::foreseen(s, false, now);
    for (PageEdit& w : s.page_edits.edits) {
        if (!w.made || std::exchange(w.told, true) || w.who.nick.empty()) continue;
        out.told.push_back(answer(w, wording::written(w, ahead ? *ahead : s, now) + "."));
    }
    std::erase_if(s.page_edits.edits, [&](const PageEdit& w) {
        const bool shown = good && (w.made_in == 0 || query::is_shown(s, w));
        return w.told && (shown || w.at + forgotten < now);
    });
    return out;
}

void restarted(State& s) {
    for (PageEdit& w : s.page_edits.edits) {
        w.doubt = w.doubt || w.sent;
        w.sent = false;
    }
    sal::restarted(s);
}

std::optional<Instant> wakes_at(const State& s, Instant now) {
    std::optional<Instant> next;
    const auto earlier = [&](Instant t) {
        if (t > now && (!next || t < *next)) next = t;
    };
    for (const auto& request : s.page_edits.requests) earlier(request.asked + patience);
    if (const auto mark = marks::wakes_at(s, now)) earlier(*mark);
    return next;
}

}  // namespace bot::desk::rules::edits
