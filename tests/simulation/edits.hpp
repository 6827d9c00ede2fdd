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
    std::vector<CardPtr> cards;  ///< in page order; empty while the page is blank
    std::string text;

    /// The readable card with this id; nullptr if there is none.
    const Card* find(int card) const;
    /// The number of windows that a reader finds.
    int windows() const;
};

/// All edits of the page in [from, to), most of them around the starts of windows. The first revision is the page at
/// `from`.
std::vector<Revision> draw_edits(Week&, Instant from, Instant to, Rng&, Tally&);

}  // namespace simulation
