#pragma once
#include <map>
#include <utility>
#include <vector>

#include "tests/simulation/line.hpp"
#include "tests/simulation/log.hpp"

namespace simulation {

/// The lines about one start of one window.
struct Case {
    std::vector<std::size_t> first, second;  ///< indexes in Log::spoken of its two lines, including every try
    /// The expected lines are unknown, because two cards may be mistaken for each other.
    bool excused = false;
    /// The window was announced at another start before it was moved here, into the past.
    bool covered = false;
};

/// A card at one start.
using Key = std::pair<int, Instant>;

/// The week in hindsight: its log with an index.
class Hindsight {
public:
    Hindsight(const Plan&, const Log&);

    const Plan& plan;
    const Log& log;
    std::vector<Line> lines;  ///< the content of each of Log::spoken
    std::map<Key, Case> cases;

    const Revision& page(int revision) const { return plan.page[static_cast<std::size_t>(revision)]; }
    bool stepped(Instant from, Instant to) const;        ///< whether the clock jumped in [from, to]
    bool wiki_troubled(Instant from, Instant to) const;  ///< also if the page was blank
    bool speaking(Instant from, Instant to) const;       ///< whether the desk was in the channel all the time
    /// The pages that the desk knew until then, newest first, without duplicates.
    std::vector<int> known_until(Instant, int first) const;
};

/// The differences between two pages, as people see them. Two cards are the same window if start and name are equal;
/// the others are paired per day: first by name, then by start.
struct Difference {
    std::vector<std::pair<const Card*, const Card*>> same, moved, renamed;
    std::vector<const Card*> gone, added;
};
Difference difference(const Plan&, int before, int after);

/// The nicks that a ping can reach, as `ada kay: `; empty if there are none.
std::string pings(const std::vector<std::string>&);

}  // namespace simulation
