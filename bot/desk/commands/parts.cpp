#include "bot/desk/commands/parts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "bot/desk/query/conduct.hpp"
#include "bot/desk/query/windows.hpp"
#include "bot/desk/text/clean.hpp"
#include "bot/desk/text/times.hpp"
#include "bot/desk/wording/starts.hpp"
#include "calendar/change_number.hpp"

namespace bot::desk::commands {

using calendar::Instant;
using calendar::Window;

namespace {

constexpr std::chrono::minutes stale_after{20};  // an older calendar's age is mentioned

}  // namespace

// GCC 12 gives a false warning for an optional Reply made in one expression.
Reply only(std::string line) {
    Reply reply;
    reply.lines.push_back(std::move(line));
    return reply;
}

std::optional<int> change_at(const Question& q, std::size_t i) {
    return i < q.arguments.size() ? calendar::change_number(q.arguments[i], q.desk.settings.rules.gerrit)
                                  : std::nullopt;
}

bool is_deployer(const Question& q) {
    return role_of(q.by, q.desk.settings, q.desk.calendar.schedule()) >= Role::deployer;
}

std::string why_not(const Speaker& by, const ChatTraits& chat, Sentence what) {
    const bool known = by.account && !by.account->empty();
    return known ? tell(what, {{"who", chat.mention(clean(*by.account))}}) : tell(Sentence::not_logged_in);
}

ConductAct conduct_act(ConductAct::What what, const Question& q, const calendar::Window* w) {
    ConductAct c;
    c.what = what;
    c.by = q.by;
    if (w) {
        c.window = w->name;
        c.start = w->start;
    }
    return c;
}

std::vector<Window> at_hand(const Question& q) {
    auto all = query::coming_lists(q.desk.calendar.schedule(), q.now);
    std::erase_if(all, [&](const Window& w) { return q.now >= query::closes(q.desk, w); });
    const bool open = std::any_of(all.begin(), all.end(), [&](const Window& w) { return w.contains(q.now); });
    const Instant first = all.empty() ? q.now : all.front().start;
    std::erase_if(all, [&](const Window& w) { return open ? !w.contains(q.now) : w.start != first; });
    return all;
}

std::vector<Window> windows_meant(const Question& q) {
    return q.arguments.empty() ? at_hand(q) : query::which_windows(q.arguments, q.desk.calendar.schedule(), q.now);
}

void add_age(std::vector<std::string>& lines, const Question& q) {
    const CalendarPoll& reading = q.desk.calendar;
    const auto age = reading.age(q.now);
    if (lines.empty() || age < stale_after) return;
    const std::string why = reading.failed() ? wording::why_unread(reading) : tell(Sentence::wiki_not_asked);
    lines.back() = tell(Sentence::stale, {{"line", lines.back()}, {"age", lasting(age)}, {"why", why}});
}

std::optional<Reply> unless_read(const Question& q) {
    if (q.desk.calendar.ever_read()) return std::nullopt;
    const auto& calendar = q.desk.calendar;
    return only(tell(Sentence::never_read,
                     {{"why", calendar.failed() ? wording::why_unread(calendar) : tell(Sentence::wiki_no_answer)}}));
}

std::optional<Reply> no_window(const Question& q, const std::vector<calendar::Window>& found) {
    if (!found.empty()) return std::nullopt;
    if (q.arguments.empty()) return only(tell(Sentence::no_window_with_list));
    const std::string words = shorten(clean(joined(q.arguments, " ")), 60);
    return only(tell(Sentence::no_such_window, {{"words", words}}));
}

}  // namespace bot::desk::commands
