#pragma once
#include <string>

#include "bot/desk/model/state.hpp"

namespace bot::desk::journal {

/// All of the state that outlives a restart, as JSON with a version. Equal states give equal texts.
std::string remember(const State&);

/// Puts it back. Of the settings only those that a Configured event holds are taken over; what outlives no restart is
/// as in a new process. Reads the texts of all earlier versions. Throws BadRecord, and then changes nothing.
void recall(State&, const std::string&);

}  // namespace bot::desk::journal
