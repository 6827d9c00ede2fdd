#pragma once
#include <string>
#include <string_view>

namespace calendar {

/// Replaces HTML entities by the characters they mean: numbers, and the names that people type on wiki pages. Others
/// stay as they are, so does what would be no character or a control character.
std::string decode_entities(std::string_view);

}  // namespace calendar
