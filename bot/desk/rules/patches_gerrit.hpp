#pragma once
#include <vector>

#include "bot/desk/model/state.hpp"

/// Gerrit moves patches.
namespace bot::desk::rules::patches {

/// Gerrit has told of these.
void read_changes(State&, const std::vector<int>& changes, Instant now);

/// A change that undoes others has gone live, or became known after it had: those are reverted.
void mark_reverted(State&, int by);

}  // namespace bot::desk::rules::patches
