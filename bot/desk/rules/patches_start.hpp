#pragma once
#include <chrono>
#include <optional>

#include "bot/desk/model/state.hpp"

/// Patches that were merged for a run of the deployment tool which was not heard to start. Its deployer is asked once.
namespace bot::desk::rules::patches {

/// The tool starts its run when the last of the patches that it approved has merged; this much later it is missed.
constexpr std::chrono::minutes start_patience{10};
/// Approvals for one deployer within this time are of one run.
constexpr std::chrono::minutes approved_together{5};
/// A run that is missed for longer is not asked about.
constexpr std::chrono::hours start_forgotten{2};

/// The tool approved this patch for the run of its `approver`.
void await_run(State&, int change, Instant now);

/// Asks the deployers whose runs are missed, and forgets patches whose run was heard or that somebody spoke about.
void ask_for_start(State&, Instant now);

/// When to call `ask_for_start` next; nullopt: nothing is awaited.
std::optional<Instant> start_wakes_at(const State&, Instant now);

}  // namespace bot::desk::rules::patches
