#pragma once
#include <optional>
#include <vector>

#include "bot/desk/model/state.hpp"
#include "bot/desk/query/edits_entries.hpp"

/// Statuses that Oriel writes on the page by itself: what became live, and what was left.
namespace bot::desk::rules::edits::marks {

/// Enters those that are due, in one edit. Returns what the log's archive is to be asked: a status may wait for it.
std::vector<ReadArchive> look(State&, Instant now);
/// When that has something to do by the hour.
std::optional<Instant> wakes_at(const State&, Instant now);

/// They are on the page.
void written(State&, const PageEdit&);
/// They are not. A status that has no place there is not tried again; the others are.
void refused(State&, const PageEdit&, const PageEdited&, Instant now);

}  // namespace bot::desk::rules::edits::marks
