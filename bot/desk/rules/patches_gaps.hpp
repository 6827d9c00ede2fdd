#pragma once
#include "bot/desk/model/state.hpp"

/// Gaps in the deployment log: when it could not be heard, or not be believed.
namespace bot::desk::rules::patches {

/// From this instant on, which may be in the past, lines of the log may be missed.
void log_lost(State&, Gap::Kind, Instant from, Instant now);

/// The announcement channel is heard again.
void hears_again(State&, Instant now);

/// The log's bot is in the channel, or speaks, under its account.
void relay_again(State&, Instant now);

/// A line was heard that looks like the log's, while nobody can say whose it is (`query::unproven`). It moves no patch;
/// `Gaps::unproven` keeps its time, as a reason to look what is really deployed.
void heard_unproven(State&, const LineHeard&, Instant now);

}  // namespace bot::desk::rules::patches
