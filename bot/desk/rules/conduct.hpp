#pragma once
#include <optional>
#include <string>
#include <vector>

#include "bot/desk/model/state.hpp"
#include "bot/desk/query/conduct.hpp"
#include "bot/desk/query/presence.hpp"
#include "bot/log/joiner.hpp"

/// The conduct of windows: presence, claims, holds, and whose turn it is. The functions change the state and enter
/// lines in the ledger.
namespace bot::desk::rules::conduct {

/// Calls up the next patch of the window, after `live` (changes of one window) went live. nullopt: no patch is called,
/// because others are under way, the window is closed or held, no patch waits, or the next one was called before or
/// has no requestor.
std::optional<query::NextUp> call_next(State&, const std::vector<int>& live, Instant now);

/// A user said something in the channel. Returns whether that changed anything.
bool heard(State&, const Speaker&, Instant now);
/// Handles a line of the deployment log: locks and unlocks.
void heard(State&, const log::Whole&, Instant now);

/// Performs an action of a user. Permission was already checked.
void act(State&, const ConductAct&, Instant now);

/// A window has another start or name on the page.
void follow(State&, const calendar::Window& before, const calendar::Window& after, Instant now);

/// The cause of a hold's reminder.
Cause long_hold_cause(const Hold&, const ChatTraits&);

}  // namespace bot::desk::rules::conduct
