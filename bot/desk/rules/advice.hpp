#pragma once
#include "bot/desk/model/state.hpp"

/// Tells requestors in private how their patches stand.
namespace bot::desk::rules::advice {

/// Checks everything listed for open and coming windows. Enters a private line for each requestor who is here and has
/// news.
void advise(State&, Instant now);

/// A window has another start or name on the page: its advice, acceptances and claims move along.
void follow(State&, const calendar::Window& before, const calendar::Window& after, Instant now);

}  // namespace bot::desk::rules::advice
