#pragma once
#include <array>

#include "tests/deployments/life.hpp"

namespace deployments {

/// How the patches of one misfortune ended.
struct Row {
    long deployments = 0, patches = 0;
    long right = 0;    ///< in their true state
    long live = 0;     ///< wrongly called live, at the end or at any moment before
    long unknown = 0;  ///< honestly
    long other = 0;    ///< anything else
    void add(const Row&);
};

struct Verdict {
    std::array<Row, static_cast<std::size_t>(Misfortune::last_one)> rows{};
    long untouched = 0;             ///< listed patches that no deployment named
    long asked = 0, told_live = 0;  ///< lines that had to be said
    std::vector<Violation> violations;
};

/// Holds what Oriel knew and said against what was true. Knows nothing of how it works:
/// - nothing is called live that is not, neither in its state at any moment nor in what is said, unless nobody could
///   tell (`Misfortune::rollback_unseen`);
/// - patches of a deployment all of whose lines were heard are in their true state at the end;
/// - what no deployment named is skipped, whatever others write;
/// - nobody is told the same twice, unless it is doubtful that it arrived and the line says so;
/// - of a deployment all of whose lines were heard, requestors are asked to test and told that they are live.
Verdict judge(const Day&, const Outcome&);

// The parts of it.
void judge_states(const Day&, const Outcome&, Verdict&);
void judge_lines(const Day&, const Outcome&, Verdict&);

}  // namespace deployments
