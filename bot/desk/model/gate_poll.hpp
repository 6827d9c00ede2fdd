#pragma once
#include <chrono>
#include <map>
#include <optional>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "calendar/instant.hpp"

namespace bot::desk::inline model {

using calendar::Instant;

/// How long the gate still needs for what is being merged, by its own estimates. They are worth something only while
/// they are young, so nothing of this outlives the process; a question that is not answered is forgotten.
class GatePoll {
public:
    static constexpr std::chrono::seconds pace{60};
    /// An estimate older than this is none any more.
    static constexpr std::chrono::seconds young{180};
    static constexpr std::size_t most = 20;  ///< patches followed at a time

    /// What to ask now. `merging`: the patches in the gate, each with its patch set; all others are forgotten.
    std::vector<ReadGate> ask(const std::map<int, int>& merging, Instant now);
    void read(const GateRead&, Instant now);
    /// When to ask again; nullopt: nothing is merging.
    std::optional<Instant> wakes_at() const;

    /// How long until it is merged; nullopt: nobody knows.
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

}  // namespace bot::desk::inline model
