#pragma once
#include <chrono>
#include <optional>

#include "bot/desk/model/state.hpp"

namespace bot::desk::rules::patches {

/// A test nobody has answered for so long is asked for once more.
constexpr std::chrono::minutes test_patience{5};

/// Whatever the hour asks for: joined lines, settled runs, windows that end, tests nobody has answered.
void look(State&, Instant now);

/// When that is next.
std::optional<Instant> wakes_at(const State&, Instant now);

}  // namespace bot::desk::rules::patches
