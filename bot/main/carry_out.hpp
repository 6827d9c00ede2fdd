#pragma once
#include <string>

#include "bot/main/calendar_source.hpp"
#include "bot/main/edit_commands.hpp"
#include "calendar/edit.hpp"

namespace bot {

/// Throws ConfigError, before any request, if the configuration forbids writing to the page.
void must_be_writable(const EditWhere&);

/// The edit of the page as read. Throws std::runtime_error if it is refused.
calendar::Edited placed(const CalendarText&, const calendar::Step&);

/// Prints the edit as a unified diff; or makes it and prints `done` (whole lines). A wiki's page may be newer by then:
/// the step is applied to the newer text. `what` is for the page's history: `withdraw 1200311`. Throws
/// std::runtime_error if the wiki refuses the edit, or may not have received it.
int carry_out(const EditWhere&, const CalendarText&, const calendar::Edited&, const calendar::Step&,
              const std::string& what, const std::string& done);

}  // namespace bot
