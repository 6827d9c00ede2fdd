#pragma once
#include <functional>
#include <string>

#include "bot/main/calendar_source.hpp"
#include "bot/main/edit_commands.hpp"
#include "calendar/edit.hpp"

namespace bot {

/// An edit, to be placed on a page: on the one that was read, and on newer ones when somebody else's edit came first.
using Plan = std::function<calendar::Outcome(const std::string& page)>;

/// Throws ConfigError, before anything is asked, when a page cannot be written where it comes from.
void must_be_writable(const EditWhere&);

/// The edit on the page as it was read; a refusal throws std::runtime_error.
calendar::Edited placed(const CalendarText&, const Plan&);

/// Prints what `placed` gave as a unified diff, or writes it and prints `done` (whole lines).
int carry_out(const EditWhere&, const CalendarText&, const calendar::Edited&, const Plan&, const std::string& done);

}  // namespace bot
