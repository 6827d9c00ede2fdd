#pragma once
#include <optional>

#include "bot/desk/model/state.hpp"

/// The state that pending edits lead to.
namespace bot::desk::query {

/// The state after the page is read with the edits that were made and, with `hoped`, the pending ones. nullopt: they
/// change nothing.
std::optional<State> foreseen(const State&, bool hoped, Instant now);

/// Whether the page as read contains this edit.
bool is_shown(const State&, const PageEdit&);

}  // namespace bot::desk::query
