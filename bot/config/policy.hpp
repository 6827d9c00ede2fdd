#pragma once
#include "bot/config/section.hpp"
#include "gerrit/policy.hpp"

namespace bot::config {

/// Reads [checks] and every [checks.windows.NAME].
void read_policy(const toml::table& checks, gerrit::Policy&, Problems&);

}  // namespace bot::config
