#pragma once
#include <array>
#include <vector>

#include "tests/simulation/case.hpp"
#include "tests/simulation/mind.hpp"

namespace simulation {

/// How much the judge had to say.
struct Verdict {
    std::vector<Violation> violations;
    long owed = 0;                      ///< starts that had to be announced
    long excused = 0;                   ///< starts of which the world cannot tell
    long lines = 0;                     ///< lines said unasked
    long moves = 0, cancellations = 0;  ///< edits that had to be told
    long advised = 0;                   ///< private lines, each once
    long fits = 0, cleared = 0;         ///< of these: "you now fit", "nothing stands in its way any more"
    long summaries = 0, left = 0;       ///< windows summed up; patches left over, as told in private
    long gathered = 0, presences = 0;   ///< windows whose people were listed before; people of all lists
    long read = 0;                      ///< changes that had to be known as they are
    long blocked = 0, unchecked = 0;    ///< changes that announcements named as blocked, counted as unchecked
    std::array<long, static_cast<std::size_t>(Ill::last_one)> found{};  ///< told in private
};

/// Holds what was said against what was true. Knows nothing of how the desk works, only what it owes:
/// - every start that fell into its time is announced, in time, once, or marked as a repeat;
/// - nothing before the start, nothing after the end or the grace;
/// - what it says is what the page said that it had been given, read after the start whenever the wiki answered;
/// - moves and cancellations near a start are told once they have lasted a minute;
/// - requestors who are here hear what stands in the way of their patches, once, and only what is true in what Gerrit
///   last answered; announcements count and name the same;
/// - a window that listed patches is summed up at its end, once, and those whose patches were left hear it in private;
/// - nothing else is said, and the page is asked for all the time.
Verdict judge(const Plan&, const Log&);

// The parts of it, in the order in which they must run.
void judge_lines(Hindsight&, Verdict&);    ///< each start's line by itself, and which start it is about
void judge_edits(Hindsight&, Verdict&);    ///< moves and cancellations
void judge_repeats(Hindsight&, Verdict&);  ///< lines said more than once
void judge_debts(Hindsight&, Verdict&);    ///< lines that had to be said
void judge_advice(Hindsight&, Verdict&);   ///< what was said of the checks, in private and in the channel
void judge_tracks(Hindsight&, Verdict&);   ///< what became of patches: windows' ends, new patch sets
void judge_polling(Hindsight&, Verdict&);

}  // namespace simulation
