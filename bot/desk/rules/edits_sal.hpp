#pragma once
#include <optional>
#include <string>
#include <vector>

#include "bot/desk/model/state.hpp"

/// Looks up the entry of the log's archive (SAL) for a patch that went live; its address is written on the page with
/// the status. The archive lags a little behind the channel, so the status waits for it, up to `patience`.
namespace bot::desk::rules::edits::sal {

/// A status is written without an address if the archive has not shown it this long after the patch went live.
constexpr std::chrono::minutes patience{3};
/// Between two questions about the same patch.
constexpr std::chrono::seconds pace{30};
constexpr std::size_t most = 100;  ///< patches looked up at a time

struct Answer {
    bool waits = false;   ///< the address may still come
    std::string address;  ///< empty: none
};

/// The archive entry for this change, which the deployer `by` (a shell name) made live at `at`. Adds a question to
/// `questions` when one is due.
Answer look_up(State&, int change, const std::string& by, Instant at, Instant now, std::vector<ReadArchive>& questions);

/// Takes in the archive's answer; returns whether it has anything new.
bool read(State&, const ArchiveRead&);

/// Forgets lookups whose time is up.
void prune(State&, Instant now);
/// After a restart: pending questions will not be answered.
void restarted(State&);
std::optional<Instant> wakes_at(const State&, Instant now);

}  // namespace bot::desk::rules::edits::sal
