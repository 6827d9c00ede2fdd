#pragma once
#include <map>
#include <vector>

#include "tests/simulation/edits.hpp"
#include "tests/simulation/facts.hpp"

namespace simulation {

/// From then on these are the facts.
struct Moment {
    Instant at;
    Facts facts;
};

/// A change says for one answer that it cannot be merged, as Gerrit does behind a rebase.
struct Flap {
    Instant at;
    int number;
};

/// From then on the wikis run these weeks' versions.
struct Train {
    Instant at;
    std::set<int> weeks;
};

/// What becomes of all changes in one week, beside what the page says.
struct History {
    std::map<int, std::vector<Moment>> changes;  ///< by number, each in order of time; the first is older than the week
    std::vector<Flap> flaps;                     ///< in order of time
    std::vector<Train> train;                    ///< in order of time; the first is older than the week

    /// nullptr while there is no such change.
    const Facts* at(int number, Instant) const;
    const std::set<int>& weeks_at(Instant) const;
};

/// A story for every change that any page lists, with its original and its sibling; much of it around the windows that
/// list it.
History draw_history(const std::vector<Revision>&, Instant from, Instant to, Rng&, Tally&);

}  // namespace simulation
