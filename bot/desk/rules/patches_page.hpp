#pragma once
#include "bot/desk/model/state.hpp"

/// The calendar page and the ends of its windows move patches.
namespace bot::desk::rules::patches {

/// The page was read (again): what it lists is followed.
void read_calendar(State&, Instant now);

/// A deployer ended a window before its time.
void end_window(State&, const calendar::Window&, Instant now);

/// And takes it up again: what was left out by that waits anew.
void reopen_window(State&, const std::string& window, Instant start, Instant now);

/// Windows that ended since the last look.
void end_windows(State&, Instant now);

}  // namespace bot::desk::rules::patches
