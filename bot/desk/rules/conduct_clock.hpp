#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "bot/desk/model/state.hpp"

/// Clock-driven actions in the conduct of windows.
namespace bot::desk::rules::conduct {

/// Performs what is due: reminders (T-60), the T-10 line, no-deployer alerts (T+5, T+15), repeated calls, claims
/// inferred from deployments, news for watchers, reminders and ends of holds.
void look(State&, Instant now);

/// When to call `look` next; nullopt: nothing is planned.
std::optional<Instant> wakes_at(const State&, Instant now);

/// The nicks to monitor: requestors of windows around their start who are not in the channel; at most 100.
std::vector<std::string> to_monitor(const State&, Instant now);

}  // namespace bot::desk::rules::conduct
