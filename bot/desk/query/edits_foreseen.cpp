#include "bot/desk/query/edits_foreseen.hpp"

#include "calendar/edit.hpp"

namespace bot::desk::query {

using Kind = PageEdit::Kind;

bool is_shown(const State& s, const PageEdit& w) {
    return w.made_in != 0 && s.calendar.revision() >= w.made_in;
}

std::optional<State> foreseen(const State& s, bool hoped, Instant now) {
    std::string text = s.calendar.text();
    bool other = false;
    for (const PageEdit& w : s.page_edits.edits) {
        if (w.kind == Kind::mark || is_shown(s, w) || (!w.made && !hoped)) continue;
        auto edited =
            w.undo ? calendar::edit(text, s.settings.rules, *w.undo) : calendar::edit(text, s.settings.rules, w.steps);
        // An edit without a place is on the page already, or will never be.
        if (std::holds_alternative<calendar::NoEdit>(edited)) continue;
        text = std::move(std::get<calendar::Edited>(edited).text);
        other = true;
    }
    if (!other) return std::nullopt;
    State out = s;
    if (!out.calendar.read({s.calendar.revision(), std::move(text), {}}, s.settings.rules, now)) return std::nullopt;
    return out;
}

}  // namespace bot::desk::query
