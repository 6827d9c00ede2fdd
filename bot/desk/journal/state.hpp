#pragma once
#include <string>

#include "bot/desk/model/state.hpp"

namespace bot::desk::journal {

/// All of the state that outlives a restart, as JSON. Equal states give equal texts.
std::string remember(const State&);

/// Puts it back. Settings stay as they are. Throws BadRecord.
void recall(State&, const std::string&);

}  // namespace bot::desk::journal
