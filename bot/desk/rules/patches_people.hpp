#pragma once
#include "bot/desk/model/state.hpp"

/// Steps of patches that people report.
namespace bot::desk::rules::patches {

/// Handles a report of a user about patches. Permission was already checked.
void person(State&, const PatchReport&, Instant now);

/// A requestor answers in prose ("lgtm", "works"): the whole line, perhaps addressed to Oriel or to the deployer, by
/// services account, while patches of theirs of one run are on the test servers. Returns whether it counts.
bool hear_prose(State&, const LineHeard&, Instant now);

}  // namespace bot::desk::rules::patches
