#pragma once
#include <vector>

#include "bot/desk/model/state.hpp"

/// Steps of patches that come from Gerrit.
namespace bot::desk::rules::patches {

/// Gerrit's answer had news of these changes.
void read_changes(State&, const std::vector<int>& changes, Instant now);

}  // namespace bot::desk::rules::patches
