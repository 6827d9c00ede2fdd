#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "bot/desk/model/crowd.hpp"
#include "bot/desk/model/state.hpp"
#include "bot/desk/query/conduct_order.hpp"

namespace bot::desk::query {

/// Where somebody is whom a window names. Whoever has spoken since ten minutes before its start stays here while the
/// network may only have lost them.
Whereabouts whereabouts(const State&, const calendar::Window&, const std::string& name, Instant now);

/// Whether a speaker goes by this name of the calendar: by nick or account. A nick proves nothing.
bool goes_by(const std::string& name, const Speaker&, const State&);

/// Whether whoever goes by this name has asked for that, by the account that they are known by or logged in to here.
bool has_preference(const State&, const std::string& name, bool Preferences::*);

/// Whether whoever goes by this name wants no pings outside their turn.
bool is_quiet(const State&, const std::string& name);

/// The text, so that it highlights nobody on the calendar and nobody who wants no pings.
std::string unpinged(std::string_view text, const State&);

/// The requestors of a window, in page order, once each. `waiting`: only of what is still to be done.
std::vector<std::string> requestors_of(const State&, const calendar::Window&, bool waiting);

/// Who of a window is to be named how.
Crowd crowd_of(const State&, const calendar::Window&, Instant now);

}  // namespace bot::desk::query
