#pragma once
#include <string>
#include <vector>

#include "tests/simulation/history.hpp"

namespace simulation {

using std::chrono::seconds;

/// From this time on, the desk's clock differs by `offset` from the true time.
struct Step {
    Instant at;
    seconds offset;
};

struct Outage {
    enum class Kind { hang, fail, slow };
    Instant from, to;
    Kind kind;
};

/// The process ends at the first moment of this kind at or after `from`.
struct Kill {
    enum class Moment { idle, before_append, after_append, mid_actions, before_delivery, before_said };
    Instant from;
    Moment moment;
    bool power;  ///< the machine loses power: records not on the disk are lost
    seconds down;
};

struct LinkLoss {
    Instant at;
    seconds silent;  ///< how long the link is dead before this is noticed
    seconds away;
};

struct Remark {
    Instant at;
    std::string nick, text;
    bool in_private, answered;
};

/// The faults of one week apart from edits of the page; each list is ordered by time.
struct Faults {
    std::vector<Step> steps;
    std::vector<Outage> outages;
    std::vector<Kill> kills;
    std::vector<LinkLoss> losses;
    std::vector<Instant> kicks;
    std::vector<Remark> remarks;
    std::vector<Outage> gerrit, versions;  ///< outages of Gerrit, and of the list of versions

    seconds offset(Instant at) const;
};

/// Most of them are close to the start of a window, by the desk's clock.
Faults draw_faults(const std::vector<Revision>&, Instant from, Instant to, Rng&);

/// Outages of Gerrit, from minutes to hours; in some weeks the first begins at `from`.
void draw_gerrit_outages(Faults&, const std::vector<Revision>&, Instant from, Instant to, Rng&);

}  // namespace simulation
