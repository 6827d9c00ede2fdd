#pragma once
#include <vector>

#include "tests/simulation/case.hpp"

namespace simulation {

/// How much the judge had to say.
struct Verdict {
    std::vector<Violation> violations;
    long owed = 0;                      ///< starts that had to be announced
    long excused = 0;                   ///< starts of which the world cannot tell
    long lines = 0;                     ///< lines said unasked
    long moves = 0, cancellations = 0;  ///< edits that had to be told
};

/// Holds what was said against what was true. Knows nothing of how the desk works, only what it owes:
/// - every start that fell into its time is announced, in time, once, or marked as a repeat;
/// - nothing before the start, nothing after the end or the grace;
/// - what it says is what the page said that it had been given, read after the start whenever the wiki answered;
/// - moves and cancellations near a start are told once they have lasted a minute;
/// - nothing else is said, and the page is asked for all the time.
Verdict judge(const Plan&, const Log&);

// The parts of it, in the order in which they must run.
void judge_lines(Hindsight&, Verdict&);    ///< each start's line by itself, and which start it is about
void judge_edits(Hindsight&, Verdict&);    ///< moves and cancellations
void judge_repeats(Hindsight&, Verdict&);  ///< lines said more than once
void judge_debts(Hindsight&, Verdict&);    ///< lines that had to be said
void judge_polling(Hindsight&, Verdict&);

}  // namespace simulation
