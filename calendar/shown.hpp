#pragma once
#include <string_view>
#include <vector>

#include "calendar/edit.hpp"

namespace calendar {

/// Whether a page shows what these steps were to bring about, whoever brought it about: entries listed or no longer
/// listed, statuses written. For looking whether an edit happened whose answer was lost.
bool shows(std::string_view page, const Rules&, const std::vector<Step>&);
/// Whether the cards stand as they were before.
bool shows(std::string_view page, const Rules&, const Undo&);

}  // namespace calendar
