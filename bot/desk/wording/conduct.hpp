#pragma once
#include <string>
#include <vector>

#include "bot/desk/model/crowd.hpp"
#include "bot/desk/model/state.hpp"

/// Renders values of the conduct of windows as English.
namespace bot::desk::wording {

/// `here`, `away`, `absent`, `unknown`.
std::string words_of(Whereabouts);
/// `All are here.`, `Here: bob; away: lea; absent: tim.`; empty when there are no requestors.
std::string presence_of(const Crowd&, const ChatTraits&);

/// `UTC late backport window`, or `everything`.
std::string hold_scope(const Hold&);
/// `held by kay 12 min ago: error spike`.
std::string held_by(const Hold&, const ChatTraits&, Instant now);
/// Appended to an item about a window: ` (held by ...)`; empty when it is not held.
std::string hold_note(const Hold*, const ChatTraits&, Instant now);
std::string hold_begins(const Hold&, const ChatTraits&, Instant now);
std::string hold_ends(const Hold&, const std::string& by, const ChatTraits&, Instant now);
std::string hold_lasts(const Hold&, Instant now);

/// `own`: the deployer who calls it up deploys their own patch.
std::string you_are_up(const State&, const Window&, int change, bool own, Instant now);
std::string you_are_up_again(const State&, const Window&, const Call&);
std::string released(const State&, const Window&, const Speaker& by, Instant now);

/// The line at T-10.
/// `live`: how many of its patches are live already.
std::string gathers(const Window&, std::size_t live, const Crowd&, const Hold*, const ChatTraits&, Instant now);
/// The reminder at T-60, to one person.
std::string reminds(const State&, const Window&, const std::string& name, Instant now);
/// To a requestor who is on the network but not in the channel.
std::string come_here(const State&, const Window&, Instant now);
/// At T+5, when no deployer has shown up.
std::string nobody_yet(const State&, const Window&, Instant now);
/// At T+15, likewise.
std::string nobody_came(const State&, const Window&, Instant now);

/// The next windows for the remaining patches: `; left: 1200322, 1200331 (next with room: UTC late backport window,
/// 21:00 UTC)`.
std::string left_behind(const State&, const WindowRef&, const std::vector<int>& changes, Instant now);

/// A step, to a user who watches.
std::string step_of(const State&, int change, Instant now);

}  // namespace bot::desk::wording
