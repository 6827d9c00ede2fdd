#pragma once
#include <string>
#include <vector>

#include "tests/tree/story.hpp"

namespace tree {

/// What Oriel knew of the patches, compared with what the servers ran, whenever nothing had happened for a while, and
/// at the end.
struct Result {
    long looks = 0;       ///< a patch looked at once
    long right = 0;       ///< live or not, as the servers run it
    long unknown = 0;     ///< Oriel says that it does not know
    long wrong_live = 0;  ///< called live, and not live
    long wrong_dead = 0;  ///< called failed, rolled back, reverted or skipped, and live
    long behind = 0;      ///< called merged, and live
    long late = 0;        ///< with a proof: unknown or behind for more than two minutes
    int questions = 0;    ///< to the servers and to Gitiles
    std::vector<std::string> faults;
    void add(const Result&);
};

/// Plays the afternoon to the desk. `proof`: the servers can be asked what they run.
Result play(const Story&, bool proof);

}  // namespace tree
