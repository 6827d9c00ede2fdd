#pragma once
#include <optional>
#include <string>
#include <vector>

#include "bot/desk/model/state.hpp"
#include "bot/desk/query/conduct.hpp"
#include "bot/desk/query/presence.hpp"
#include "bot/log/joiner.hpp"

/// The conduct of windows: who is there, whose window it is, whose turn, and what holds it up. The state is changed,
/// and lines are entered in the ledger.
namespace bot::desk::rules::conduct {

std::optional<query::NextUp> call_next(State&, const std::vector<int>& live, Instant now);

/// Somebody said something in the channel. False: that changes nothing.
bool heard(State&, const Speaker&, Instant now);
/// A line of the deployment log: locks.
void heard(State&, const log::Whole&, Instant now);

/// What somebody does; it has been allowed.
void act(State&, const ConductAct&, Instant now);

/// A window moved, or has another name.
void follow(State&, const calendar::Window& before, const calendar::Window& after, Instant now);

/// Names the reminder of a hold.
Cause long_hold_cause(const Hold&, const ChatTraits&);

}  // namespace bot::desk::rules::conduct
