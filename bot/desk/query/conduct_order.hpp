#pragma once
#include <vector>

#include "bot/desk/model/state.hpp"

namespace bot::desk::query {

/// Whether this entry of the window still waits for anything.
bool to_be_done(const State&, const calendar::Window&, const calendar::Patch&);

/// What waits for its turn, first come first: as a deployer ordered it, then those whose requestors are here,
/// configuration before code, what others depend on before them, slow ones last. What is over the limit comes after
/// all; `may_go`: it is left out.
std::vector<int> order(const State&, const calendar::Window&, Instant now, bool may_go);

/// The patches of the window between their approval and their end, `but` aside.
std::vector<int> under_way(const State&, const calendar::Window&, const std::vector<int>& but = {});

}  // namespace bot::desk::query
