#pragma once
#include "bot/desk/model/state.hpp"

/// What a proof means for the patches.
namespace bot::desk::rules::patches {

/// The servers run this commit, and of its branch they lack these commits. `at`: when they first said so.
struct Proven {
    DeployedHead head;
    Proof::Lacking lacks;
    Instant at;
};

/// Sets the patches of this checkout that were merged before Gerrit was asked: live, reverted, or merged and not
/// deployed. Tells the people of those whose state changes.
void take_proof(State&, const Proven&, Instant now);

}  // namespace bot::desk::rules::patches
