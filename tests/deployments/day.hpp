#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "bot/desk/model/settings.hpp"
#include "tests/deployments/misfortune.hpp"

namespace deployments {

/// One deployment, with what becomes of its lines.
struct Episode {
    Deployment deployment;
    Misfortune misfortune;
    Relayed relayed;
};

/// Somebody in the channel.
struct Who {
    const char* nick;
    const char* account;
};
/// Everybody but the relay.
const std::vector<Who>& crowd();

/// A day with two windows of six patches each, and the deployments in and around them.
struct Day {
    Instant from, to;
    std::string page;
    std::map<int, std::string> requestor;  ///< of each patch a window lists
    std::vector<int> outside;              ///< changes that no window lists
    std::vector<Episode> episodes;         ///< in order of time

    /// The deployment that named it last, of those begun by then; nullptr: none.
    const Episode* last_of(int change, Instant by = Instant::max()) const;
    /// From when on it is truly live; nothing earlier may call it so. nullopt: never.
    std::optional<Instant> live_from(int change) const;
};

bot::desk::Settings settings();

/// The day of this seed: `count` deployments.
Day draw_day(std::uint64_t seed, int count);

/// A subject as hostile as the seed likes, or a usual one of some length.
std::string draw_subject(Rng&, bool hostile, bool longish);

}  // namespace deployments
