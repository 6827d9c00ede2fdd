#pragma once
#include <string>
#include <vector>

#include "bot/desk/state.hpp"
#include "calendar/edit.hpp"

/// What is said of edits of the page, from values to English.
namespace bot::desk::announcements {

/// `1200311, 1200312`.
std::string numbers(const std::vector<int>& changes);
/// The name of the window at a place.
std::string window_name(const calendar::Place&);

/// Why the page has no place for an edit.
std::string no_place(const calendar::NoEdit&, const State&, Instant now);
/// What was brought about; `4/6` from the page as it is known.
std::string written(const Writing&, const State&, Instant now);
/// Why the wiki did not take it; `unknown` as well.
std::string not_written(const Writing&, const calendar::EditOutcome&, const State&);
/// Why the wiki refused, without a stop.
std::string wiki_words(const calendar::EditOutcome&);
/// What holds it up.
std::string slow(const calendar::EditDelay&);

/// For a bot that may not edit: what to do by hand, first line first.
std::vector<std::string> by_hand(const Writing&, const State&, Instant now);
/// The lines of a diff, without its head.
std::vector<std::string> diff_lines(const std::string& before, const calendar::Edited&);

/// The address to edit the section of a window.
std::string edit_link(const calendar::Place&, const State&);

}  // namespace bot::desk::announcements
