#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "bot/desk/model/settings.hpp"
#include "tests/deployments/misfortune.hpp"

namespace deployments {

/// A deployment, and the fate of its lines.
struct Episode {
    Deployment deployment;
    Misfortune misfortune;
    Relayed relayed;
};

/// A user in the channel.
struct Who {
    const char* nick;
    const char* account;
};
/// Everyone except the relay.
const std::vector<Who>& crowd();

/// A day with two windows of six patches each, and deployments in and around them.
struct Day {
    Instant from, to;
    std::string page;
    std::map<int, std::string> requestor;  ///< requestor of each listed patch
    std::vector<int> outside;              ///< changes that no window lists
    std::vector<Episode> episodes;         ///< ordered by time

    /// The last deployment of the change that began by then; nullptr if there is none.
    const Episode* last_of(int change, Instant by = Instant::max()) const;
    /// The deployment that shipped the change, named by it or not: the first one that ended well once the change was in
    /// the staged tree. nullptr: none.
    const Episode* shipped(int change) const;
    /// The instant from which the change is really live; reporting it as live earlier is wrong. nullopt: never.
    std::optional<Instant> live_from(int change) const;
    /// The deployment that makes Oriel call this change live at that time, wrongly or not: the last one that began by
    /// then if its rollback was not seen, since a run ships the whole tree; else the last one of the change.
    const Episode* blamed(int change, Instant at) const;
    /// The true final state of a change that a deployment named.
    Progress truth(int change) const;
};

bot::desk::Settings settings();

/// The day of this seed, with `count` deployments.
Day draw_day(std::uint64_t seed, int count);

/// A subject: hostile if asked for, else an ordinary one of some length.
std::string draw_subject(Rng&, bool hostile, bool longish);

}  // namespace deployments
