#pragma once
#include "bot/desk/model/state.hpp"

namespace bot::desk::rules::advice {

/// Checks all that is listed for open and coming windows, and enters a private line for each requestor who is here and
/// has not heard how things stand with their patches.
void advise(State&, Instant now);

/// The page has another start or name for a window: what was told, accepted and claimed goes along.
void follow(State&, const calendar::Window& before, const calendar::Window& after, Instant now);

}  // namespace bot::desk::rules::advice
