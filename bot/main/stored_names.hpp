#pragma once
#include <string>
#include <vector>

#include "bot/config/config.hpp"

namespace bot {

/// The shell names of runs in the store that belong to nobody who this configuration or the calendar knows. The store
/// is copied first, so it may be in use, and stays as it is. Throws store::StoreError, desk::journal::BadRecord,
/// std::filesystem::filesystem_error. Empty if there is no store yet.
std::vector<std::string> unknown_names(const config::Config&);

}  // namespace bot
