#pragma once
#include "bot/desk/model/state.hpp"

/// Steps of patches that people report.
namespace bot::desk::rules::patches {

/// Handles a report of a user about patches. Permission was already checked.
void person(State&, const PatchReport&, Instant now);

}  // namespace bot::desk::rules::patches
