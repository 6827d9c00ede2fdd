#pragma once
#include "bot/desk/model/state.hpp"

/// The deployment log moves patches.
namespace bot::desk::rules::patches {

void hear(State&, const LineHeard&, Instant now);

/// Lines of the log may be missed from here on, or were.
void interrupted(State&);

/// No more lines will come.
void close_log(State&, Instant now);

void apply(State&, const std::vector<RunEffect>&, Instant now);

/// Messages of the log whose rest did not come.
void give_up_waiting(State&, Instant now);

}  // namespace bot::desk::rules::patches
