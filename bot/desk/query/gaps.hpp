#pragma once
#include <vector>

#include "bot/desk/model/state.hpp"

/// The gaps in the deployment log that concern runs and patches.
namespace bot::desk::query {

/// The gap in which lines of this run may have been missed; nullptr: none, or it is not known.
const Gap* gap_of(const State&, const Run&);

/// The same for the latest run that names this patch.
const Gap* gap_of(const State&, const Track&);

/// The gaps that overlap [from, to), the latest last, at most `most`, without those that lie within another.
std::vector<Gap> gaps_in(const State&, Instant from, Instant to, std::size_t most = 2);

/// Whether a whole run may have been missed in this gap at or after `from`.
bool may_hide_a_run(const Gap&, Instant from);

/// Whether a run that shipped this revert may have been missed, after the patch was known to be live.
bool may_have_missed(const State&, Instant revert_merged, Instant live);

/// Whether a whole run may have been missed between these instants, also in a gap that goes on.
bool may_have_missed_between(const State&, Instant from, Instant to);

}  // namespace bot::desk::query
