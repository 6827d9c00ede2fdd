#pragma once
#include <optional>
#include <vector>

#include "bot/desk/model/state.hpp"
#include "bot/desk/query/edits_entries.hpp"

/// Statuses that Oriel writes on the page by itself: patches that went live, and patches that were not deployed.
namespace bot::desk::rules::edits::marks {

/// Enters the due statuses as one edit. Returns questions to the log's archive, which a status may wait for.
std::vector<ReadArchive> look(State&, Instant now);
/// When `look` next has something to do because of the clock; nullopt: nothing is planned.
std::optional<Instant> wakes_at(const State&, Instant now);

/// The edit's statuses are on the page.
void written(State&, const PageEdit&);
/// The wiki refused them. A status without a place on the page is not tried again; the others are.
void refused(State&, const PageEdit&, const PageEdited&, Instant now);

}  // namespace bot::desk::rules::edits::marks
