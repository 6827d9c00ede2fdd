#pragma once
#include <vector>

#include "bot/desk/model/state.hpp"

/// Steps of patches that come from Gerrit.
namespace bot::desk::rules::patches {

/// Gerrit's answer had news of these changes.
void read_changes(State&, const std::vector<int>& changes, Instant now);

/// If `by` reverts other changes and is live, those become reverted. Called when it goes live, and when its message
/// becomes known later.
void mark_reverted(State&, int by);

}  // namespace bot::desk::rules::patches
