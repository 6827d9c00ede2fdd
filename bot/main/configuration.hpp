#pragma once
#include <string>

#include "bot/config/config.hpp"

namespace bot {

/// Loads the whole configuration with its secrets, and checks everything that needs no network. Throws ConfigError.
config::Config whole_configuration(const std::string& file);

}  // namespace bot
