#pragma once
#include <string>

#include "bot/config/config.hpp"

namespace bot {

/// The whole configuration, secrets included, as far as it can be checked without a network. Throws ConfigError.
config::Config whole_configuration(const std::string& file);

}  // namespace bot
