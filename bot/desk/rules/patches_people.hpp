#pragma once
#include "bot/desk/model/state.hpp"

/// People move patches.
namespace bot::desk::rules::patches {

/// What somebody says became of patches; it has been allowed.
void person(State&, const PatchReport&, Instant now);

}  // namespace bot::desk::rules::patches
