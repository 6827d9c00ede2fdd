#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "tests/simulation/card.hpp"
#include "tests/simulation/rng.hpp"

namespace simulation {

/// A week as planned on the Sunday before it: 20 to 60 cards, in page order.
struct Week {
    date::local_days sunday;
    Layout layout;
    bool clock_moves = false;  ///< San Francisco's clock changes in this week
    std::vector<CardPtr> cards;
    int next_id = 1;

    /// A card of no special kind, with a name that is unused on its day; not on the page.
    Card draw(Rng&, date::local_seconds wall);
};

/// Everyone whom cards may name.
extern const std::vector<std::string> people;

/// Weeks of twelve years; those with a clock change are much more frequent than in reality.
Week draw_week(Rng&);

/// Adds requests to a window.
void ask_for_patches(Card&, Rng&);

/// Inserts a card at its place on the page: after all cards that start no later.
void put(std::vector<CardPtr>&, CardPtr);

}  // namespace simulation
