#pragma once
#include "bot/desk/model/state.hpp"

/// What a gap in the log may have changed.
namespace bot::desk::rules::patches {

/// Gaps have ended: a run that was not heard may have shipped what earlier runs left in the tree, and reverts. `sure`:
/// the log's archive told everything that was missed.
void weigh_gaps(State&, bool sure, Instant now);

}  // namespace bot::desk::rules::patches
