#pragma once
#include <string>
#include <string_view>

namespace calendar {

/// Replaces HTML entities by the characters they mean: numeric ones, and the names that people type on wiki pages.
/// Other entities stay as they are, and so do those of control characters and of invalid characters.
std::string decode_entities(std::string_view);

}  // namespace calendar
