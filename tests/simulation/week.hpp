#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "tests/simulation/card.hpp"
#include "tests/simulation/rng.hpp"

namespace simulation {

/// A week as it is planned on the Sunday before it: between 20 and 60 cards, in page order.
struct Week {
    date::local_days sunday;
    Layout layout;
    bool clock_moves = false;  ///< San Francisco's clock is put forward or back in it
    std::vector<CardPtr> cards;
    int next_id = 1;

    /// A card of no particular kind with a name that its day does not have yet; not on the page.
    Card draw(Rng&, date::local_seconds wall);
};

/// Everybody whom cards name.
extern const std::vector<std::string> people;

/// Weeks of twelve years; those in which the clock moves are far more frequent than in life.
Week draw_week(Rng&);

/// More requests for a window.
void ask_for_patches(Card&, Rng&);

/// Where a card belongs on the page: behind all that start no later.
void put(std::vector<CardPtr>&, CardPtr);

}  // namespace simulation
