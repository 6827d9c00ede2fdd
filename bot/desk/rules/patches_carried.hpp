#pragma once
#include "bot/desk/model/state.hpp"

/// What a run ships beside the changes that it names.
namespace bot::desk::rules::patches {

/// A run ended well: everything in the staged tree is live. Or its end is unknown: all of that may be live.
void carry(State&, const RunEffect&, Instant now);

/// The merge of this change became known only now: runs that ended before may have shipped it.
void carry_late(State&, int change, Instant now);

}  // namespace bot::desk::rules::patches
