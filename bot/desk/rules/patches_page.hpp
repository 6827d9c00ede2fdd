#pragma once
#include "bot/desk/model/state.hpp"

/// Steps of patches that come from the calendar page and the ends of its windows.
namespace bot::desk::rules::patches {

/// The page was read, or a window ended: tracks the listed patches.
void read_calendar(State&, Instant now);

/// A deployer ended a window early.
void end_window(State&, const calendar::Window&, Instant now);

/// Undoes end_window: patches it skipped become scheduled again.
void reopen_window(State&, const std::string& window, Instant start, Instant now);

/// Handles the windows that ended since the last call.
void end_windows(State&, Instant now);

}  // namespace bot::desk::rules::patches
