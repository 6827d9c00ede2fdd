#pragma once
#include <optional>
#include <string>
#include <vector>

#include "bot/desk/model/state.hpp"

/// The entry of the log's archive that tells that a patch went live: its address goes on the page with the status. The
/// archive learns of a deployment a little later than the channel, so the status waits for it, but not long.
namespace bot::desk::rules::edits::sal {

/// A status is written without an address when the archive has not shown it for so long after the patch went live.
constexpr std::chrono::minutes patience{3};
/// Between two questions about one patch.
constexpr std::chrono::seconds pace{30};
constexpr std::size_t most = 100;  ///< patches looked up at a time

struct Answer {
    bool waits = false;   ///< it may still come
    std::string address;  ///< empty: none
};

/// What is known of the entry for this change, which the deployer `by` (a shell name) made live at `at`. Asks the
/// archive, by `questions`, when it is time to.
Answer look_up(State&, int change, const std::string& by, Instant at, Instant now, std::vector<ReadArchive>& questions);

/// Takes in what the archive has; returns whether that tells anything new.
bool read(State&, const ArchiveRead&);

/// Forgets what nothing waits for any more, by the hour.
void prune(State&, Instant now);
/// The process began anew: what was asked will not be answered.
void restarted(State&);
std::optional<Instant> wakes_at(const State&, Instant now);

}  // namespace bot::desk::rules::edits::sal
