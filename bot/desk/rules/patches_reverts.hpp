#pragma once
#include <vector>

#include "bot/desk/model/state.hpp"

/// Reverts of patches, and reverts of reverts.
namespace bot::desk::rules::patches {

/// Gerrit's snapshot of this change was read: tracks it if it reverts tracked changes.
void read_revert(State&, int change, Instant now);

/// These changes moved, or their run ended: marks what they revert, or what reverts them. A patch that is live stays
/// live until its revert is live; another one is reverted once its revert is merged. What is reverted no longer comes
/// back when the revert is reverted.
void follow_reverts(State&, const std::vector<int>& changes, Instant now);

/// These reverts may have been in the tree of a run that ended well, or not: so nobody knows whether what they undo is
/// live.
void perhaps_undone(State&, const std::vector<int>& reverts, Instant at, const std::string& by);

/// A run shipped these changes, and Gerrit does not say what they revert: their subjects may.
void guess_reverts(State&, const std::vector<int>& changes);

}  // namespace bot::desk::rules::patches
