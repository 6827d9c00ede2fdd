#pragma once
#include <string_view>
#include <vector>

#include "calendar/edit.hpp"

namespace calendar {

/// Whether a page shows the result of these steps, by any editor: entries listed or removed, statuses written. Used
/// to find out whether an edit was saved if the wiki's answer was lost.
bool shows(std::string_view page, const Rules&, const std::vector<Step>&);
/// Whether the cards read as they did before the edit.
bool shows(std::string_view page, const Rules&, const Undo&);

}  // namespace calendar
