#pragma once
#include <optional>

#include "bot/desk/model/state.hpp"

namespace bot::desk::query {

/// What will be known once the page is read that the edits lead to: those that were made, and (`hoped`) those under
/// way. nullopt: what is known already.
std::optional<State> foreseen(const State&, bool hoped, Instant now);

/// Whether the page as it is known has this edit in it.
bool is_shown(const State&, const PageEdit&);

}  // namespace bot::desk::query
