#pragma once
#include <vector>

#include "bot/desk/model/state.hpp"
#include "bot/desk/query/conduct_order.hpp"

/// The tracked patches of a window.
namespace bot::desk::query {

/// The patches that a window lists, in numerical order.
std::vector<int> listed_in(const State&, const WindowRef&);

}  // namespace bot::desk::query
