#pragma once
#include <array>

#include "tests/deployments/life.hpp"

namespace deployments {

/// The results for the patches of one kind of misfortune.
struct Row {
    long deployments = 0, patches = 0;
    long right = 0;    ///< in their true state
    long live = 0;     ///< wrongly reported as live, at the end or at any moment before
    long unknown = 0;  ///< reported as unknown
    long other = 0;    ///< anything else
    void add(const Row&);
};

struct Verdict {
    std::array<Row, static_cast<std::size_t>(Misfortune::last_one)> rows{};
    long untouched = 0;             ///< listed patches without a deployment
    long asked = 0, told_live = 0;  ///< lines that were required
    std::vector<Violation> violations;
};

/// Compares Oriel's knowledge and lines with the truth. Independent of how Oriel works:
/// - A patch that is not live is never reported as live, in its state or in a line. The exception is
///   `Misfortune::rollback_unseen`, which cannot be detected.
/// - If all lines of a deployment were received, its patches are in their true state at the end.
/// - A patch without a deployment is skipped, whatever other users write.
/// - No line is sent twice to anyone, unless its arrival is in doubt and the line says so.
/// - If all lines of a deployment were received, its requestors are asked to test and told that it is live.
Verdict judge(const Day&, const Outcome&);

// The parts of `judge`.
void judge_states(const Day&, const Outcome&, Verdict&);
void judge_lines(const Day&, const Outcome&, Verdict&);

}  // namespace deployments
