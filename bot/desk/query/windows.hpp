#pragma once
#include <optional>
#include <string>
#include <vector>

#include "bot/desk/model/state.hpp"
#include "bot/desk/query/conduct_order.hpp"
#include "calendar/edit.hpp"
#include "calendar/schedule.hpp"

/// Finds windows by time, by the words of a question, or by place.
namespace bot::desk::query {

/// The windows that take lists and end after `now`, in order of their starts.
std::vector<calendar::Window> coming_lists(const calendar::Schedule&, calendar::Instant now);

/// The windows among those that match the words of a question: parts of the name (`late`, `UTC afternoon`), a day
/// (`tue`, `today`, `tomorrow`, `2026-11-24`), a start (`21:00`, `2026-11-24T21:00Z`; UTC), `next` (starts after
/// `now`); every word must match. Without words: the open windows, else those that start next.
std::vector<calendar::Window> which_windows(const std::vector<std::string>& words, const calendar::Schedule&,
                                            calendar::Instant now);

/// Whether all these words match this window, even if it has ended.
bool fits_words(const std::vector<std::string>& words, const calendar::Window&, calendar::Instant now);

/// The window at a place; nullptr: the calendar has none.
const calendar::Window* window_at(const State&, const calendar::Place&);

/// The window on the current page; nullptr: the calendar has none.
const calendar::Window* window_at(const State&, const std::string& name, Instant start);

}  // namespace bot::desk::query
