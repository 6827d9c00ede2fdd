#pragma once
#include <string>
#include <vector>

#include "calendar/window.hpp"

namespace calendar {

/// The windows as one JSON array, for programs. Instants are in RFC 3339, UTC; missing values are null; requests
/// without patches are left out; invalid UTF-8 is replaced.
std::string windows_json(const std::vector<Window>&);

}  // namespace calendar
