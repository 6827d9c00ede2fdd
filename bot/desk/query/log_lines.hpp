#pragma once
#include <optional>

#include "bot/desk/model/state.hpp"

namespace bot::desk::query {

/// Whether this line is one of the deployment log: said in the announcement channel by an account that is believed, or,
/// where the server tells no accounts, under a nick that is.
bool believed(const State&, const LineHeard&);

/// Whether it only looks like one.
bool forged(const State&, const LineHeard&);

/// The change a bot of code reviews speaks of, when its lines are heard as hints.
std::optional<int> hint(const State&, const LineHeard&);

}  // namespace bot::desk::query
