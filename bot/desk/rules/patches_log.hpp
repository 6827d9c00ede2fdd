#pragma once
#include "bot/desk/model/state.hpp"

/// Steps of patches that come from the deployment log.
namespace bot::desk::rules::patches {

void hear(State&, const LineHeard&, Instant now);

/// Handles lines that were heard before, at their own times.
void hear_late(State&, const std::vector<log::Heard>&, Instant now);

/// Handles lines that were missed, from the log's archive.
void hear_archived(State&, const std::vector<log::Whole>&, Instant now);

/// No more lines will come.
void close_log(State&, Instant now);

/// Applies the effects of runs, and announces them. Changes that a run names are tracked even if no window lists them.
void apply(State&, const std::vector<RunEffect>&, Instant now);

/// Handles log messages whose continuation did not come.
void give_up_waiting(State&, Instant now);

}  // namespace bot::desk::rules::patches
