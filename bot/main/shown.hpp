#pragma once
#include <string>

namespace bot {

/// A stranger's text as one clean line for the log, cut to 300 bytes.
std::string shown(const std::string& text);

}  // namespace bot
