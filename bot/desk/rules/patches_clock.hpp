#pragma once
#include <chrono>
#include <optional>

#include "bot/desk/model/state.hpp"

/// Clock-driven steps and lines of patches.
namespace bot::desk::rules::patches {

/// A request to test is repeated once if it is not answered for this long.
constexpr std::chrono::minutes test_patience{5};

/// Performs what is due: incomplete log messages, settled runs, ends of windows, test reports and repeated test
/// requests.
void look(State&, Instant now);

/// When to call `look` next; nullopt: nothing is planned.
std::optional<Instant> wakes_at(const State&, Instant now);

}  // namespace bot::desk::rules::patches
