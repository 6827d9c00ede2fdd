#pragma once
#include <string>
#include <vector>

#include "calendar/edit.hpp"

namespace bot {

/// `UTC late backport window, 2026-11-23T21:00:00Z`, for a terminal.
std::string shown(const calendar::Place&);
std::string shown(const std::vector<calendar::Place>&);

/// Why there is no edit, and the remedy.
std::string why_not(const calendar::NoEdit&);

}  // namespace bot
