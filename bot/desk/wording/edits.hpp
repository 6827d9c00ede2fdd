#pragma once
#include <optional>
#include <string>
#include <vector>

#include "bot/desk/model/state.hpp"
#include "bot/desk/query/edits_plan.hpp"
#include "calendar/edit.hpp"

/// Renders requests for edits of the page, and their results, as English.
namespace bot::desk::wording {

/// The name of the window at a place.
std::string window_name(const calendar::Place&);
/// `UTC late backport window (21:00 UTC)`.
std::string place_words(const calendar::Place&, Instant now);
/// The requestor that an entry is listed under.
std::string whose(const std::optional<std::string>& requestor, const ChatTraits&);

/// Why a request for an edit is refused, and the next suitable window.
std::string refusal(const query::Refusal&, const State&, Instant now);
/// Remarks about an edit that may be made; empty when there are none.
std::string note_of(const query::Plan&, const ChatTraits&, Instant now);

/// Why the page has no place for an edit.
std::string no_place(const calendar::NoEdit&, const State&, Instant now);
/// The result of an edit; `4/6` is counted on the page as known.
std::string written(const PageEdit&, const State&, Instant now);
/// Why the wiki did not save the edit, or that the result is unknown.
std::string not_written(const PageEdit&, const calendar::EditOutcome&, const State&);
/// Why the wiki refused, without a full stop.
std::string wiki_words(const calendar::EditOutcome&);
/// The reason of a delay.
std::string slow(const calendar::EditDelay&);

/// Instructions for an edit by hand, for a bot that may not edit. `lines` are said; `paste` is the text to paste, line
/// by line.
struct ByHand {
    std::vector<std::string> lines, paste;
};
ByHand by_hand(const PageEdit&, const State&, Instant now);
/// The lines of a diff, without its header.
std::vector<std::string> diff_lines(const std::string& before, const calendar::Edited&);

/// Summaries for the page's history: `for ACCOUNT on IRC: schedule 1234567`; of an undo; `1200311: done, 1200312: not
/// done (rolled back)`.
std::string edit_summary(const std::string& account, const std::string& words, const ChatTraits&);
std::string takeback_summary(const std::string& account, const std::string& words, const ChatTraits&);
std::string mark_summary(int change, const std::string& status, const std::string& reason);

/// The address for editing a window's section.
std::string edit_link(const calendar::Place&, const State&);

}  // namespace bot::desk::wording
