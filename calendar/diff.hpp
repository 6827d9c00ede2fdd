#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "calendar/splice.hpp"

namespace calendar {

/// A unified diff of what edits (ascending, not overlapping) do to a text, with three lines of context: byte for byte
/// what `patch --binary` needs, line endings kept and a missing last one told. `name` is that of the file, before and
/// after; one with other than plain characters is quoted as git does. Empty when nothing changes.
std::string unified_diff(std::string_view before, const std::vector<Edit>& edits, std::string_view name);

}  // namespace calendar
