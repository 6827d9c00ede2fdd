#pragma once
#include <string>

namespace bot {

/// Replaces a file atomically: readers see the old text or the new one, also after a crash. Keeps the file's mode, and
/// symbolic links to it. Throws std::runtime_error with its name and the reason if that fails, or if the file does not
/// contain `before`; then it is unchanged.
void replace_file(const std::string& path, const std::string& before, const std::string& after);

}  // namespace bot
