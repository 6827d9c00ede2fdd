#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "tests/simulation/tally.hpp"
#include "tests/simulation/week.hpp"

namespace simulation {

/// The page between two edits.
struct Revision {
    Instant at;
    std::int64_t id;
    std::vector<CardPtr> cards;  ///< in page order; none while the page stands blank
    std::string text;

    /// The readable card of that id; nullptr when there is none.
    const Card* find(int card) const;
    /// How many windows a reader finds.
    int windows() const;
};

/// Everything people do to the page in [from, to), most of it around the starts of windows. The first revision is the
/// page at `from`.
std::vector<Revision> draw_edits(Week&, Instant from, Instant to, Rng&, Tally&);

}  // namespace simulation
