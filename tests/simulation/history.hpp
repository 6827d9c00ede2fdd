#pragma once
#include <map>
#include <vector>

#include "tests/simulation/edits.hpp"
#include "tests/simulation/facts.hpp"

namespace simulation {

/// The facts from this time on.
struct Moment {
    Instant at;
    Facts facts;
};

/// A change is shown once as not mergeable, as Gerrit does after a rebase.
struct Flap {
    Instant at;
    int number;
};

/// The versions that the wikis run from this time on, by week.
struct Train {
    Instant at;
    std::set<int> weeks;
};

/// The history of all changes in one week, apart from the page.
struct History {
    std::map<int, std::vector<Moment>> changes;  ///< by number, ordered by time; the first is older than the week
    std::vector<Flap> flaps;                     ///< ordered by time
    std::vector<Train> train;                    ///< ordered by time; the first is older than the week

    /// nullptr while the change does not exist.
    const Facts* at(int number, Instant) const;
    const std::set<int>& weeks_at(Instant) const;
};

/// A history for every change that any page lists, with its original and its sibling; much of it happens around their
/// windows.
History draw_history(const std::vector<Revision>&, Instant from, Instant to, Rng&, Tally&);

}  // namespace simulation
