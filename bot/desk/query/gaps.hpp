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

}  // namespace bot::desk::query
