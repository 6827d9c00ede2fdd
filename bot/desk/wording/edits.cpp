#include "bot/desk/wording/edits.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bot/desk/query/windows.hpp"
#include "bot/desk/text/chat.hpp"
#include "bot/desk/text/clean.hpp"
#include "bot/desk/text/lists.hpp"
#include "bot/desk/text/times.hpp"
#include "bot/desk/wording/findings.hpp"
#include "bot/desk/wording/lines.hpp"
#include "bot/desk/wording/starts.hpp"
#include "calendar/diff.hpp"
#include "calendar/escape.hpp"
#include "calendar/section.hpp"

namespace bot::desk::wording {
namespace {

using calendar::EditResult;
using Why = calendar::NoEdit::Why;

constexpr std::size_t longest_found = 60, longest_reason = 120, most_diff_lines = 24, most_choices = 6;

std::string found_words(const std::string& found) {
    return shorten(clean(found), longest_found);
}

std::string reason_words(const std::string& reason) {
    return reason.empty() ? std::string() : " (" + reason + ")";
}

/// The changes that a withdrawal removes from one window.
struct Off {
    calendar::Place place;
    std::vector<int> changes;
};
std::vector<Off> off(const PageEdit& w) {
    std::vector<Off> out;
    for (const auto& step : w.steps) {
        const auto* withdraw = std::get_if<calendar::Withdraw>(&step);
        if (!withdraw) continue;
        const calendar::EntryAt& entry = withdraw->entry;
        const auto same = std::find_if(out.begin(), out.end(), [&](const Off& o) { return o.place == entry.place; });
        (same == out.end() ? out.insert(same, Off{entry.place, {}}) : same)->changes.push_back(entry.change);
    }
    return out;
}

/// The remarks about each entry, with its number if the edit is of several changes.
std::string all_remarks(const std::vector<gerrit::Checked>& entries, std::size_t changes, const ChatTraits& chat,
                        Instant now) {
    std::vector<std::string> out;
    for (const auto& each : entries) {
        const std::string words = remarks(each, chat, now);
        if (words.empty()) continue;
        out.push_back(changes == 1 ? words : fmt::format("{}: {}", *each.patch.change, words));
    }
    return joined(out, "; ");
}

/// A stranger's reason, or that there is no answer yet.
std::string reason_or_none(const std::string& why) {
    return why.empty() ? tell(Sentence::no_answer_yet) : reason(why);
}

std::string why_refused(const query::Refusal& no, const State& s, Instant now) {
    using No = query::Refusal::Why;
    const std::string changes = numbers(no.changes);
    const auto window = [&] { return name_of(no.windows.front()); };
    const auto place = [&] { return place_words(calendar::place_of(no.windows.front()), now); };
    switch (no.why) {
        case No::nowhere:
            return tell(Sentence::schedule_nowhere, {{"changes", changes}});
        case No::no_window:
            return tell(Sentence::schedule_no_window, {{"words", shorten(clean(no.words), longest_found)}});
        case No::started:
            return tell(Sentence::schedule_started, {{"window", window()}});
        case No::there:
            return tell(Sentence::schedule_there, {{"changes", changes}, {"window", place()}});
        case No::full:
            return tell(Sentence::schedule_full, {{"window", place()}, {"count", patch_count(no.windows.front())}});
        case No::narrow:
            return tell(Sentence::schedule_narrow, {{"window", place()},
                                                    {"number", std::to_string(no.changes.size())},
                                                    {"count", patch_count(no.windows.front())}});
        case No::not_listed:
            return tell(Sentence::edit_unlisted, {{"change", changes}});
        case No::not_theirs:
            return tell(Sentence::edit_not_yours, {{"change", changes}, {"requestor", whose(no.words, s.chat())}});
        case No::no_place:
            return no_place(no.none, s, now);
        case No::blocked:
            return tell(Sentence::schedule_blocked,
                        {{"changes", changes}, {"verdict", all_remarks(no.blocks, no.changes.size(), s.chat(), now)}});
        case No::no_change:
            return tell(Sentence::check_no_change, {{"change", changes}});
        case No::unchecked:
            return tell(Sentence::schedule_unchecked, {{"change", changes}, {"why", reason_or_none(no.words)}});
        case No::no_versions:
            return tell(Sentence::branches_unread, {{"why", reason_or_none(no.words)}});
        case No::not_picked:
            return tell(Sentence::schedule_not_picked, {{"change", changes}, {"branch", clean(no.words)}});
        case No::too_many:
            return tell(Sentence::schedule_too_many, {{"most", std::to_string(query::most_listed)}});
        case No::which_window:
            break;
    }
    return {};
}

bool has_block(const Window& w, const std::string& nick, const ChatTraits& chat) {
    return std::any_of(w.requests.begin(), w.requests.end(),
                       [&](const auto& r) { return r.requestor && r.others.empty() && chat.same(*r.requestor, nick); });
}

}  // namespace

std::string wiki_words(const calendar::EditOutcome& o) {
    const std::string reason = shorten(clean(o.reason), longest_reason);
    const auto with = [&](Sentence sentence) {
        return tell(sentence, {{"reason", reason.empty() ? tell(Sentence::no_reason) : reason}});
    };
    switch (o.result) {
        case EditResult::overtaken:
            return tell(Sentence::wiki_overtaken, {{"times", std::to_string(o.conflicts)}});
        case EditResult::read_only:
            return with(Sentence::wiki_read_only);
        case EditResult::lagged:
            return tell(Sentence::wiki_lagged);
        case EditResult::rate_limited:
            return tell(Sentence::wiki_rate_limited);
        case EditResult::protected_page:
            return tell(Sentence::wiki_protected);
        case EditResult::blocked:
            return with(Sentence::wiki_blocked);
        case EditResult::spam:
            return with(Sentence::wiki_spam);
        case EditResult::filtered:
            return with(Sentence::wiki_filtered);
        case EditResult::captcha:
            return tell(Sentence::wiki_captcha);
        case EditResult::wrong_password:
        case EditResult::login_throttled:
        case EditResult::logged_out:
            return tell(Sentence::wiki_login);
        case EditResult::unreachable:
            return tell(Sentence::wiki_silent);
        case EditResult::too_many:
            return tell(Sentence::wiki_later);
        case EditResult::stopped:
            return tell(Sentence::wiki_stopped);
        default:
            break;
    }
    const std::string code = shorten(clean(o.code.empty() ? std::string(calendar::to_text(o.result)) : o.code), 60);
    return tell(Sentence::wiki_refused, {{"code", code}});
}

std::string window_name(const calendar::Place& place) {
    Window w;
    w.name = place.window;
    return name_of(w);
}

std::string place_words(const calendar::Place& place, Instant now) {
    return fmt::format("{} ({})", window_name(place), when(place.start, now));
}

std::string whose(const std::optional<std::string>& requestor, const ChatTraits& chat) {
    const std::string nick = clean(requestor.value_or(""));
    return nick.empty() ? tell(Sentence::no_requestor) : chat.mention(nick);
}

std::string edit_summary(const std::string& account, const std::string& words, const ChatTraits& chat) {
    return tell(Sentence::summary_for, {{"account", clean(account)}, {"chat", chat.name}, {"command", clean(words)}});
}

std::string takeback_summary(const std::string& account, const std::string& words, const ChatTraits& chat) {
    return tell(Sentence::summary_undo, {{"account", clean(account)}, {"chat", chat.name}, {"command", clean(words)}});
}

std::string mark_summary(int change, const std::string& status, const std::string& reason) {
    const std::string why = reason.empty() && status.empty() ? tell(Sentence::mark_taken_back) : reason;
    return tell(Sentence::summary_mark, {{"change", std::to_string(change)},
                                         {"status", status.empty() ? tell(Sentence::mark_none) : status},
                                         {"reason", reason_words(why)}});
}

std::string refusal(const query::Refusal& no, const State& s, Instant now) {
    if (no.why == query::Refusal::Why::which_window) {
        std::vector<std::string> choices;
        for (const auto& w : no.windows) {
            if (choices.size() == most_choices) break;
            choices.push_back(place_words(calendar::place_of(w), now));
        }
        return tell(Sentence::track_choices, {{"choices", joined(choices, ", ")}}) + ".";
    }
    std::string what = why_refused(no, s, now);
    switch (no.instead) {
        case query::Refusal::Instead::not_asked:
            break;
        case query::Refusal::Instead::none:
            return tell(Sentence::refused_nowhere, {{"what", what}});
        case query::Refusal::Instead::named:
            return tell(
                Sentence::refused_next,
                {{"what", what}, {"window", name_of(no.next.front())}, {"when", when(no.next.front().start, now)}});
    }
    if (what.ends_with('.')) what.pop_back();
    return tell(Sentence::refused, {{"what", what}});
}

std::string note_of(const query::Plan& plan, const ChatTraits& chat, Instant now) {
    std::string out = all_remarks(plan.look, plan.edit.changes.size(), chat, now);
    if (plan.absent.empty()) return out;
    if (!out.empty()) out += "; ";
    return out + tell(Sentence::schedule_not_here, {{"nick", chat.mention(clean(plan.absent))}});
}

std::string no_place(const calendar::NoEdit& no, const State& s, Instant now) {
    const std::string change = std::to_string(no.change), place = place_words(no.place, now);
    const std::string found = found_words(no.found);
    switch (no.why) {
        case Why::listed_already:
            return tell(Sentence::place_listed,
                        {{"change", change}, {"window", place}, {"nick", whose(found, s.chat())}});
        case Why::has_status:
            return tell(Sentence::place_status, {{"change", change}, {"status", found}});
        case Why::no_nick:
            return tell(Sentence::place_nick, {{"nick", s.chat().mention(found)}});
        case Why::no_deploy:
            return tell(Sentence::place_bullet, {{"change", change}});
        case Why::no_such_entry:
            return tell(Sentence::edit_unlisted, {{"change", change}});
        case Why::no_such_window:
        case Why::ambiguous_window:
        case Why::changed_meanwhile:
            return tell(Sentence::place_gone);
        case Why::spoilt_card:
        case Why::nobody_named:
        case Why::no_address:
        case Why::not_understood:
        case Why::too_much:
            break;
    }
    return tell(Sentence::place_odd, {{"window", place}, {"link", edit_link(no.place, s)}});
}

std::string written(const PageEdit& w, const State& s, Instant now) {
    const std::string changes = numbers(w.changes), window = window_name(w.place), start = when(w.place.start, now);
    const Window* there = query::window_at(s, w.place);
    const std::string note = w.note.empty() ? std::string() : "; " + w.note;
    switch (w.kind) {
        case PageEdit::Kind::schedule:
            return tell(Sentence::edit_in, {{"changes", changes},
                                            {"are", are(w.changes)},
                                            {"window", window},
                                            {"when", start},
                                            {"count", there ? patch_count(*there) : "?"},
                                            {"note", note}});
        case PageEdit::Kind::move:
            return tell(Sentence::edit_moved, {{"changes", changes},
                                               {"window", window},
                                               {"when", start},
                                               {"count", there ? patch_count(*there) : "?"},
                                               {"note", note}});
        case PageEdit::Kind::withdraw: {
            std::string all;
            for (const Off& o : off(w)) {
                all += (all.empty() ? "" : "; ") + tell(Sentence::edit_off, {{"changes", numbers(o.changes)},
                                                                             {"are", are(o.changes)},
                                                                             {"window", window_name(o.place)},
                                                                             {"when", when(o.place.start, now)}});
            }
            return all;
        }
        case PageEdit::Kind::undo:
        case PageEdit::Kind::mark:
            break;
    }
    return tell(Sentence::edit_undone, {{"what", w.words}});
}

std::string not_written(const PageEdit& w, const calendar::EditOutcome& o, const State& s) {
    const bool not_asked = o.result == EditResult::too_many || o.result == EditResult::stopped;
    if (o.result == EditResult::unknown || (w.doubt && not_asked)) {
        return tell(Sentence::edit_unknown, {{"what", w.words}, {"link", edit_link(w.place, s)}});
    }
    if (o.result == EditResult::not_there) return tell(Sentence::edit_lost, {{"what", w.words}});
    return tell(Sentence::refused, {{"what", wiki_words(o)}});
}

std::string slow(const calendar::EditDelay& delay) {
    calendar::EditOutcome o;
    o.result = delay.cause;
    o.reason = delay.reason;
    return tell(Sentence::edit_slow, {{"why", wiki_words(o)}});
}

std::string edit_link(const calendar::Place& place, const State& s) {
    return calendar::edit_link(s.page_url(), calendar::section_of(s.calendar.text(), s.settings.rules, place));
}

ByHand by_hand(const PageEdit& w, const State& s, Instant now) {
    const std::string window = window_name(w.place), start = when(w.place.start, now);
    ByHand out;
    const auto say = [&](const std::string& what, const calendar::Place& place) {
        out.lines.push_back(tell(Sentence::hand, {{"what", what}, {"link", edit_link(place, s)}}));
    };
    if (const auto* add = w.steps.empty() ? nullptr : std::get_if<calendar::Add>(&w.steps.front())) {
        const Window* there = query::window_at(s, w.place);
        if (!there || !has_block(*there, add->requestor, s.chat())) {
            out.paste.push_back("{{ircnick|" + calendar::escape(add->requestor) + "}}");
        }
        for (const auto& entry : add->entries) out.paste.push_back(calendar::entry_text(entry));
        out.lines.push_back(tell(Sentence::hand_add, {{"changes", numbers(w.changes)},
                                                      {"nick", s.chat().mention(clean(add->requestor))},
                                                      {"window", window},
                                                      {"when", start},
                                                      {"link", edit_link(w.place, s)},
                                                      {"note", w.note.empty() ? std::string() : "; " + w.note}}));
    } else if (w.kind == PageEdit::Kind::move) {
        say(tell(Sentence::hand_move, {{"changes", numbers(w.changes)}, {"window", window}, {"when", start}}), w.place);
    } else if (w.kind == PageEdit::Kind::undo) {
        say(tell(Sentence::hand_undo, {{"what", w.words}}), w.place);
    } else {
        for (const Off& o : off(w)) {
            say(tell(Sentence::hand_off, {{"changes", numbers(o.changes)},
                                          {"window", window_name(o.place)},
                                          {"when", when(o.place.start, now)}}),
                o.place);
        }
    }
    return out;
}

std::vector<std::string> diff_lines(const std::string& before, const calendar::Edited& edited) {
    const std::string diff = calendar::unified_diff(before, edited.edits, "page");
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < diff.size() && lines.size() < most_diff_lines;) {
        const auto end = std::min(diff.find('\n', at), diff.size());
        const std::string line = diff.substr(at, end - at);
        at = end + 1;
        const bool head = line.starts_with("---") || line.starts_with("+++");
        if (!head && (line.starts_with("+") || line.starts_with("-") || line.starts_with("@@"))) lines.push_back(line);
    }
    return lines;
}

}  // namespace bot::desk::wording
