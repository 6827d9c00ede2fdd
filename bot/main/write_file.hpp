#pragma once
#include <string>

namespace bot {

/// Replaces a file's text as a whole: whoever reads it sees the old one or the new one, also after a crash. Keeps its
/// mode, and a link to it. Throws std::runtime_error with its name and the reason when that cannot be done, or when it
/// no longer says `before`; then it is as it was.
void replace_file(const std::string& path, const std::string& before, const std::string& after);

}  // namespace bot
