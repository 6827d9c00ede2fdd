#pragma once
#include <optional>

#include "bot/desk/model/state.hpp"

/// The kinds of lines in the channel: deployment log, forged log, hints.
namespace bot::desk::query {

/// Whether this line belongs to the deployment log: said in the announcement channel by a believed account, or by a
/// believed nick where the server does not report accounts.
bool believed(const State&, const LineHeard&);

/// Whether it looks like a log line but comes from another sender.
bool forged(const State&, const LineHeard&);

/// Whether it looks like a log line, and nobody can say whose it is: the log's bot is away from the channel, or the
/// line has its nick but no account while no bot of the log is logged in. No fact, but a reason to look.
bool unproven(const State&, const LineHeard&);

/// The open window that a person's own log line ends: `!log UTC afternoon backport window done`, by one of its
/// deployers or by the holder of its claim, by services account. It names the window, or only one is open.
std::optional<calendar::Window> ended_by_log(const State&, const LineHeard&, Instant now);

/// The change that a code review bot (wikibugs) speaks of, if its lines count as hints.
std::optional<int> hint(const State&, const LineHeard&);

}  // namespace bot::desk::query
