#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "bot/desk/model/state.hpp"

namespace bot::desk::rules::conduct {

/// Whatever the hour asks for: reminders, alarms, calls nobody answered.
void look(State&, Instant now);

/// When that is next.
std::optional<Instant> wakes_at(const State&, Instant now);

/// The nicks to ask the network about.
std::vector<std::string> to_monitor(const State&, Instant now);

}  // namespace bot::desk::rules::conduct
