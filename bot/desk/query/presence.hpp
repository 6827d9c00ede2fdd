#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "bot/desk/model/crowd.hpp"
#include "bot/desk/model/state.hpp"
#include "bot/desk/query/conduct_order.hpp"

/// Where people are, and how they want to be addressed.
namespace bot::desk::query {

/// Where a person named by the window is. Someone who spoke since T-10, or said `here`, still counts as here for two
/// minutes after a netsplit.
Whereabouts whereabouts(const State&, const calendar::Window&, const std::string& name, Instant now);

/// Whether a speaker goes by this calendar name, by nick or account. A nick proves nothing.
bool goes_by(const std::string& name, const Speaker&, const State&);

/// Whether the person of this name set the preference, under their known account or the one they are logged in to here.
bool has_preference(const State&, const std::string& name, bool Preferences::*);

/// Whether the person of this name wants no pings outside their turn.
bool is_quiet(const State&, const std::string& name);

/// The text without pings for people on the calendar and for users who want no pings.
std::string unpinged(std::string_view text, const State&);

/// The requestors of a window, in page order, once each. `waiting`: only those with patches still to be done.
std::vector<std::string> requestors_of(const State&, const calendar::Window&, bool waiting);

/// How the people of a window are named in its announcements.
Crowd crowd_of(const State&, const calendar::Window&, Instant now);

}  // namespace bot::desk::query
