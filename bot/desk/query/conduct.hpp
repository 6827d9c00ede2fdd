#pragma once
#include <chrono>
#include <string>

#include "bot/desk/model/state.hpp"

/// Queries about the conduct of windows: holds, the floor, the end of a window.
namespace bot::desk::query {

/// After this long the deployer is asked whether a hold is still needed. `claims_floor` looks ahead by the same time.
constexpr std::chrono::minutes long_hold{60};

/// When a window closes: at its end, or earlier if a deployer ended it.
Instant closes(const State&, const calendar::Window&);

/// The hold on this window or on everything; nullptr: none.
const Hold* held(const State&, const std::string& window, Instant start);

const Hold* held(const State&, const Track&);

const Hold* held_everywhere(const State&);

/// The claim of the floor outside of all windows; it ends with the next start of a window. nullptr: none.
const Claim* floor_claim(const State&, Instant now);

/// Whether `claim` without a window claims the floor: no window that takes lists is open or opens within an hour.
bool claims_floor(const State&, Instant now);

/// The patch that is called next.
struct NextUp {
    int change = 0;
    std::string nick;  ///< the requestor's current nick
    bool own = false;  ///< the requestor deploys their own patch
};

/// The claim's holder as a speaker, for comparing names.
Speaker holder_of(const Claim&);

/// When the members of the channel and their accounts should be known: 30 seconds after joining. In the past if they
/// are.
Instant people_told_by(const State&);

}  // namespace bot::desk::query
