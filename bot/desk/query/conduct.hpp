#pragma once
#include <chrono>
#include <string>

#include "bot/desk/model/state.hpp"

namespace bot::desk::query {

/// Whoever holds a window is asked after so long whether it is still needed.
constexpr std::chrono::minutes long_hold{60};

/// When a window is over: its end, unless a deployer ended it before.
Instant closes(const State&, const calendar::Window&);

/// What holds up this window, or everything; nullptr: nothing.
const Hold* held(const State&, const std::string& window, Instant start);

const Hold* held(const State&, const Track&);

const Hold* held_everywhere(const State&);

/// Whoever has the floor outside of every window; nullptr: nobody.
const Claim* floor_claim(const State&, Instant now);

/// Whether `claim` alone means the floor now: no window that takes lists is open, or opens within the hour.
bool claims_floor(const State&, Instant now);

/// Calls whoever is next once these have gone live; nullopt: nobody is to be called.
struct NextUp {
    int change = 0;
    std::string nick;  ///< as heard now
    bool own = false;  ///< they deploy themselves
};

/// Whoever has a window, as if they spoke.
Speaker holder_of(const Claim&);

/// By when it should have been told who is in the channel, and under which accounts; in the past when it was.
Instant people_told_by(const State&);

}  // namespace bot::desk::query
