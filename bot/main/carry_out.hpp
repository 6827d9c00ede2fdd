#pragma once
#include <string>

#include "bot/main/calendar_source.hpp"
#include "bot/main/edit_commands.hpp"
#include "calendar/edit.hpp"

namespace bot {

/// Throws ConfigError, before anything is asked, when a page may not be written where it comes from.
void must_be_writable(const EditWhere&);

/// The edit on the page as it was read; a refusal throws std::runtime_error.
calendar::Edited placed(const CalendarText&, const calendar::Step&);

/// Prints what `placed` gave as a unified diff, or makes the edit and prints `done` (whole lines). A wiki's page may be
/// newer by then: the step is placed on it again. `what`: for the page's history, `withdraw 1200311`.
/// What the wiki refuses, or may not have heard, throws std::runtime_error.
int carry_out(const EditWhere&, const CalendarText&, const calendar::Edited&, const calendar::Step&,
              const std::string& what, const std::string& done);

}  // namespace bot
