#pragma once
#include <string>

#include "bot/desk/model/state.hpp"

namespace bot::desk::journal {

/// The whole state that outlives a restart, as JSON with a version. Equal states give equal texts.
std::string remember(const State&);

/// Restores it. Takes over only the settings that a Configured event holds. State that does not outlive a restart is as
/// in a new process. Reads the texts of all earlier versions. Throws BadRecord, and then changes nothing.
void recall(State&, const std::string&);

}  // namespace bot::desk::journal
