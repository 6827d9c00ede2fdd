#pragma once
#include <string>
#include <vector>

#include "calendar/window.hpp"

namespace calendar {

/// The windows as one JSON array, for programs: instants in RFC 3339 UTC, null for what is absent, requests without
/// patches left out, bytes that are no UTF-8 replaced.
std::string windows_json(const std::vector<Window>&);

}  // namespace calendar
