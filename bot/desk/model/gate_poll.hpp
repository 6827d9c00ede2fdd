#pragma once
#include <chrono>
#include <map>
#include <optional>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "calendar/instant.hpp"

namespace bot::desk {
inline namespace model {

using calendar::Instant;

/// Polls the gate (Zuul) for its estimates of how long patches still need to merge. Estimates go stale within minutes,
/// so they are not journalled. An unanswered question is not waited for: it is asked again after `pace`.
class GatePoll {
public:
    /// Between two questions about one patch.
    static constexpr std::chrono::seconds pace{60};
    /// An older estimate is not used.
    static constexpr std::chrono::seconds young{180};
    static constexpr std::size_t most = 20;  ///< patches followed at a time

    /// The questions due at `now`. `merging`: the patches in the gate, each with its patch set; all others are
    /// forgotten.
    std::vector<ReadGate> ask(const std::map<int, int>& merging, Instant now);
    void read(const GateRead&, Instant now);
    /// When to ask again; nullopt: nothing is merging.
    std::optional<Instant> wakes_at() const;

    /// How long the change needs until it is merged; nullopt: unknown.
    std::optional<std::chrono::seconds> left(int change, Instant now) const;

private:
    struct Follow {
        int patch_set = 0;
        Instant asked;
        std::optional<Instant> read;
        std::optional<std::chrono::seconds> remaining;
    };
    std::map<int, Follow> followed_;
};

}  // namespace model
}  // namespace bot::desk
