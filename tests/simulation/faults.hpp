#pragma once
#include <string>
#include <vector>

#include "tests/simulation/history.hpp"

namespace simulation {

using std::chrono::seconds;

/// From then on the clock that the desk is given is this far from the true one.
struct Step {
    Instant at;
    seconds offset;
};

struct Outage {
    enum class Kind { hang, fail, slow };
    Instant from, to;
    Kind kind;
};

/// The process ends at a moment of this kind, the first at or after `from`.
struct Kill {
    enum class Moment { idle, before_append, after_append, mid_actions, before_delivery, before_said };
    Instant from;
    Moment moment;
    bool power;  ///< with the machine: what is not on the disk is lost
    seconds down;
};

struct LinkLoss {
    Instant at;
    seconds silent;  ///< dead for so long before anybody notices
    seconds away;
};

struct Remark {
    Instant at;
    std::string nick, text;
    bool in_private, answered;
};

/// What goes wrong in one week beside the page, each list in order of time.
struct Faults {
    std::vector<Step> steps;
    std::vector<Outage> outages;
    std::vector<Kill> kills;
    std::vector<LinkLoss> losses;
    std::vector<Instant> kicks;
    std::vector<Remark> remarks;
    std::vector<Outage> gerrit, versions;  ///< of Gerrit, and of the wikis' versions

    seconds offset(Instant at) const;
};

/// Most of them close to the start of a window, by the desk's clock.
Faults draw_faults(const std::vector<Revision>&, Instant from, Instant to, Rng&);

/// Those of Gerrit, from minutes to hours; some last from the start.
void draw_gerrit_outages(Faults&, const std::vector<Revision>&, Instant from, Instant to, Rng&);

}  // namespace simulation
