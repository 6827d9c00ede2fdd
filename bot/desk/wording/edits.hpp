#pragma once
#include <optional>
#include <string>
#include <vector>

#include "bot/desk/model/state.hpp"
#include "bot/desk/query/edits_plan.hpp"
#include "calendar/edit.hpp"

/// What is said of edits of the page, from values to English.
namespace bot::desk::wording {

/// The name of the window at a place.
std::string window_name(const calendar::Place&);
/// `UTC late backport window (21:00 UTC)`.
std::string place_words(const calendar::Place&, Instant now);
/// Under whom an entry stands.
std::string whose(const std::optional<std::string>& requestor, const ChatTraits&);

/// Why a request for an edit is refused, and the next window that would do.
std::string refusal(const query::Refusal&, const State&, Instant now);
/// What is good to know of an edit that may be made; empty when there is nothing.
std::string note_of(const query::Plan&, const ChatTraits&, Instant now);

/// Why the page has no place for an edit.
std::string no_place(const calendar::NoEdit&, const State&, Instant now);
/// What was brought about; `4/6` from the page as it is known.
std::string written(const PageEdit&, const State&, Instant now);
/// Why the wiki did not take it; `unknown` as well.
std::string not_written(const PageEdit&, const calendar::EditOutcome&, const State&);
/// Why the wiki refused, without a stop.
std::string wiki_words(const calendar::EditOutcome&);
/// What holds it up.
std::string slow(const calendar::EditDelay&);

/// For a bot that may not edit: what to do by hand. `lines` are said, the rest is to be pasted, a line each.
struct ByHand {
    std::vector<std::string> lines, paste;
};
ByHand by_hand(const PageEdit&, const State&, Instant now);
/// The lines of a diff, without its head.
std::vector<std::string> diff_lines(const std::string& before, const calendar::Edited&);

/// Summaries, for the page's history: `for ACCOUNT on IRC: schedule 1234567`; of what is taken back; `1200311: done,
/// 1200312: not done (rolled back)`.
std::string edit_summary(const std::string& account, const std::string& words, const ChatTraits&);
std::string takeback_summary(const std::string& account, const std::string& words, const ChatTraits&);
std::string mark_summary(int change, const std::string& status, const std::string& reason);

/// The address to edit the section of a window.
std::string edit_link(const calendar::Place&, const State&);

}  // namespace bot::desk::wording
