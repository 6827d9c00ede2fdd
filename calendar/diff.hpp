#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "calendar/splice.hpp"

namespace calendar {

/// A unified diff of these edits (ascending, not overlapping) of a text, with three lines of context. Byte for byte
/// what `patch --binary` needs: line endings are kept, and a missing last one is marked. `name` is the file's name
/// before and after the change, quoted as git does if it has unusual characters. Empty if nothing changes.
std::string unified_diff(std::string_view before, const std::vector<Edit>& edits, std::string_view name);

}  // namespace calendar
