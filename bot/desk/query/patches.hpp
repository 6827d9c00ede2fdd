#pragma once
#include <vector>

#include "bot/desk/model/state.hpp"
#include "bot/desk/query/conduct_order.hpp"

namespace bot::desk::query {

/// The patches a window lists, in the order of their numbers.
std::vector<int> listed_in(const State&, const WindowRef&);

}  // namespace bot::desk::query
