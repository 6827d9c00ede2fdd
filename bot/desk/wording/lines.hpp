#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "bot/desk/model/calendar_poll.hpp"
#include "calendar/window.hpp"

/// Small parts of sentences.
namespace bot::desk::wording {

/// A stranger's reason, cleaned and bounded.
std::string reason(const std::string&);

/// `1 window`, `2 windows`.
std::string plural(std::size_t n, std::string_view one);

/// Joins items by "; ", into as many lines of `room` bytes as it takes.
std::vector<std::string> pack(const std::vector<std::string>& items, std::size_t room);

/// Adds a full stop to each line without an end mark.
void end_sentences(std::vector<std::string>& lines);

/// The status of an entry on the page: `done`, `not done`, `unknown`; `scheduled` without one.
std::string words_of(calendar::Status);
/// `1 patch`, `2 patches`.
std::string how_many(std::size_t patches);
/// Why the wiki or Gerrit could not be read: the carrier's reason, or that there was no answer.
std::string why_unread(const CalendarPoll&);
std::string why_unread(const std::string& failure);
/// `is` or `are`.
std::string are(const std::vector<int>& changes);

}  // namespace bot::desk::wording
