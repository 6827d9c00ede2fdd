#pragma once
#include <map>
#include <utility>
#include <vector>

#include "tests/simulation/line.hpp"
#include "tests/simulation/log.hpp"

namespace simulation {

/// What was said of one start of one window.
struct Case {
    std::vector<std::size_t> first, second;  ///< its two lines, every try, as indices of Log::spoken
    /// Whether the world can tell what should have been said: not when two cards could be taken for one another.
    bool excused = false;
    /// Its window was announced at another start before it was moved here, into the past.
    bool covered = false;
};

/// A card at one start.
using Key = std::pair<int, Instant>;

/// The week in hindsight.
class Hindsight {
public:
    Hindsight(const Plan&, const Log&);

    const Plan& plan;
    const Log& log;
    std::vector<Line> lines;  ///< what each of Log::spoken says
    std::map<Key, Case> cases;

    const Revision& page(int revision) const { return plan.page[static_cast<std::size_t>(revision)]; }
    bool stepped(Instant from, Instant to) const;        ///< the clock, in [from, to]
    bool wiki_troubled(Instant from, Instant to) const;  ///< or the page was blank
    bool speaking(Instant from, Instant to) const;       ///< all the time
    /// The pages that the desk knew up to then, newest first, without repetition.
    std::vector<int> known_until(Instant, int first) const;
};

/// What two pages have and have not in common, as people would see it: two cards are one window when start and name
/// agree; what is left over on one day is paired by name, then by start.
struct Difference {
    std::vector<std::pair<const Card*, const Card*>> same, moved, renamed;
    std::vector<const Card*> gone, added;
};
Difference difference(const Plan&, int before, int after);

/// The nicks that a ping can reach, as `ada kay: `; empty when there is none.
std::string pings(const std::vector<std::string>&);

}  // namespace simulation
