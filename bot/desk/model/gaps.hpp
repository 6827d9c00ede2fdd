#pragma once
#include <optional>
#include <vector>

#include "calendar/instant.hpp"

namespace bot::desk {
inline namespace model {

using calendar::Instant;

/// A stretch of time in which lines of the deployment log may have been missed.
struct Gap {
    enum class Kind {
        stopped,  ///< no process ran
        link,     ///< not connected
        channel,  ///< not in the announcement channel
        relay,    ///< the log's bot was not in the channel
        account,  ///< the log's bot was not logged in, so its lines could not be verified
    };
    Kind kind = Kind::link;
    Instant from;
    std::optional<Instant> to;  ///< nullopt: it goes on
    bool doubtful = false;      ///< lines were heard in it that are no facts
    bool looked_up = false;     ///< the log's archive was, or is being, read for it
    Instant noticed{};          ///< a gap may begin before it is noticed
    bool weighed = false;       ///< it has ended, and what it may have changed is no longer taken as known
    bool covered = false;       ///< the log's archive told everything that was missed
    bool operator==(const Gap&) const = default;

    /// Whether nothing was heard at all.
    bool is_deaf() const { return kind == Kind::stopped || kind == Kind::link || kind == Kind::channel; }
};

/// The latest gaps in what was heard of the deployment log.
struct Gaps {
    static constexpr std::size_t most = 32;

    std::vector<Gap> all;             ///< in the order in which they were noticed
    bool relay_seen = false;          ///< the log's bot was in the channel at some time
    std::optional<Instant> heard;     ///< the latest line of the log that was believed
    std::optional<Instant> unproven;  ///< the latest line that looks like the log's and is no fact
    bool operator==(const Gaps&) const = default;

    /// Begins a gap, unless one of its sort goes on. Returns since when that one goes on.
    Instant begin(Gap::Kind, Instant from, Instant noticed);
    /// Ends the gaps of these sorts that go on.
    void hears_again(Instant now);
    void relay_again(Instant now);
    /// Lines were heard that are no facts: no record of the gaps that go on can be trusted.
    void doubt();
    /// The gap of this kind that goes on; nullptr: none.
    const Gap* going_on(Gap::Kind) const;
    /// The gap that goes on in which nothing is heard; nullptr: none.
    const Gap* deaf() const;
    /// The gap that began at this instant; nullptr: none, or it is forgotten.
    const Gap* find(Instant from) const;
};

}  // namespace model
}  // namespace bot::desk
