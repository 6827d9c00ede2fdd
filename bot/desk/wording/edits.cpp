#include "bot/desk/wording/edits.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "bot/desk/text/clean.hpp"
#include "bot/desk/text/nicks.hpp"
#include "bot/desk/text/times.hpp"
#include "bot/desk/wording/starts.hpp"
#include "bot/desk/query/windows.hpp"
#include "calendar/diff.hpp"
#include "calendar/escape.hpp"
#include "calendar/section.hpp"

namespace bot::desk::wording {
namespace {

using calendar::EditResult;
using Why = calendar::NoEdit::Why;

constexpr std::size_t longest_found = 60, longest_reason = 120, most_diff_lines = 24;

std::string are(const std::vector<int>& changes) {
    return changes.size() == 1 ? "is" : "are";
}

std::string found_words(const std::string& found) {
    return shorten(clean(found), longest_found);
}

std::string reason_words(const std::string& reason) {
    return reason.empty() ? std::string() : " (" + reason + ")";
}

/// What a withdrawal takes off, window by window.
struct Off {
    calendar::Place place;
    std::vector<int> changes;
};
std::vector<Off> off(const PageEdit& w) {
    std::vector<Off> out;
    for (const auto& step : w.steps) {
        const auto* withdraw = std::get_if<calendar::Withdraw>(&step);
        if (!withdraw) continue;
        const auto& [place, requestor, change, nth] = withdraw->entry;
        const auto same = std::find_if(out.begin(), out.end(), [&](const Off& o) { return o.place == place; });
        (same == out.end() ? out.insert(same, Off{place, {}}) : same)->changes.push_back(change);
    }
    return out;
}

bool has_block(const Window& w, const std::string& nick) {
    return std::any_of(w.requests.begin(), w.requests.end(),
                       [&](const auto& r) { return r.requestor && fold(*r.requestor) == fold(nick); });
}

}  // namespace

std::string wiki_words(const calendar::EditOutcome& o) {
    const std::string reason = shorten(clean(o.reason), longest_reason);
    const auto with = [&](Sentence sentence) {
        return tell(sentence, {{"reason", reason.empty() ? "no reason given" : reason}});
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

std::string numbers(const std::vector<int>& changes) {
    return fmt::format("{}", fmt::join(changes, ", "));
}

std::string window_name(const calendar::Place& place) {
    Window w;
    w.name = place.window;
    return name_of(w);
}

std::string place_words(const calendar::Place& place, Instant now) {
    return fmt::format("{} ({})", window_name(place), when(place.start, now));
}

std::string whose(const std::optional<std::string>& requestor) {
    const std::string nick = clean(requestor.value_or(""));
    return nick.empty() ? "nobody" : mention(nick);
}

std::string edit_summary(const std::string& account, const std::string& words) {
    return fmt::format("for {} on IRC: {}", clean(account), clean(words));
}

std::string takeback_summary(const std::string& account, const std::string& words) {
    return fmt::format("taken back for {} on IRC: {}", clean(account), clean(words));
}

std::string mark_summary(int change, const std::string& status, const std::string& reason) {
    return fmt::format("{}: {}{}", change, status.empty() ? "no status" : status,
                       reason_words(reason.empty() && status.empty() ? "taken back" : reason));
}

std::string no_place(const calendar::NoEdit& no, const State& s, Instant now) {
    const std::string change = std::to_string(no.change), place = place_words(no.place, now);
    const std::string found = found_words(no.found);
    switch (no.why) {
        case Why::listed_already:
            return tell(Sentence::place_listed, {{"change", change}, {"window", place}, {"nick", whose(found)}});
        case Why::has_status:
            return tell(Sentence::place_status, {{"change", change}, {"status", found}});
        case Why::no_nick:
            return tell(Sentence::place_nick, {{"nick", mention(found)}});
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
        if (!there || !has_block(*there, add->requestor)) {
            out.paste.push_back("{{ircnick|" + calendar::escape(add->requestor) + "}}");
        }
        for (const auto& entry : add->entries) out.paste.push_back(calendar::entry_text(entry));
        out.lines.push_back(tell(Sentence::hand_add, {{"changes", numbers(w.changes)},
                                                      {"nick", mention(clean(add->requestor))},
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
