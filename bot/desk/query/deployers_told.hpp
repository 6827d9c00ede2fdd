#pragma once
#include <string>
#include <vector>

#include "bot/desk/model/state.hpp"

/// Who is told what happens to a patch, so that news always reaches a person.
namespace bot::desk::query {

/// The nicks to ping, as they are now. The first of these with somebody who is here: the deployer of its run; who has
/// claimed the window that lists it, the open window, or the floor; who approved it; the deployers on the cards of
/// these windows. If nobody of them is here, the deployer or the claim's holder all the same. Empty: nobody is known.
std::vector<std::string> deployers_told(const State&, const Track&, Instant now);

/// Those who are told of another change, such as the revert of this one; it counts as listed in this one's window.
std::vector<std::string> deployers_told(const State&, int change, const Track& other, Instant now);

}  // namespace bot::desk::query
