#pragma once
#include <array>
#include <vector>

#include "tests/simulation/case.hpp"
#include "tests/simulation/mind.hpp"

namespace simulation {

/// The judge's findings and counters.
struct Verdict {
    std::vector<Violation> violations;
    long owed = 0;                      ///< starts that required an announcement
    long excused = 0;                   ///< starts without a known expectation
    long lines = 0;                     ///< unasked lines
    long moves = 0, cancellations = 0;  ///< edits that required a line
    long advised = 0;                   ///< private lines, without repeats
    long fits = 0, cleared = 0;         ///< of these: "you now fit", "nothing stands in its way any more"
    long summaries = 0, left = 0;       ///< window summaries; leftover patches reported in private
    long gathered = 0, presences = 0;   ///< windows with a T-10 line; people in all such lines
    long read = 0;                      ///< changes that had to be known correctly
    long blocked = 0, unchecked = 0;    ///< changes reported as blocked, or counted as unchecked, in announcements
    std::array<long, static_cast<std::size_t>(Ill::last_one)> found{};  ///< problems reported in private
};

/// Compares Oriel's lines with the truth. Independent of how the desk works; it checks only the desk's duties:
/// - Every start during its run time is announced, in time, and once; repeats are marked.
/// - No line comes before the start, or after the end or the grace period.
/// - Its content is that of the page the desk had read, after the start whenever the wiki answered.
/// - Moves and cancellations near a start are reported after they have lasted for a minute.
/// - Requestors who are here are told of problems of their patches, once, and only if Gerrit's last answers show them.
///   Announcements count and name the same problems.
/// - A window that listed patches is summed up at its end, once, and the requestors of leftover patches are told in
///   private.
/// - Nothing else is said, and the page is polled all the time.
Verdict judge(const Plan&, const Log&);

// The parts of `judge`, in the order in which they must run.
void judge_lines(Hindsight&, Verdict&);    ///< each start's line alone, and the start that it is about
void judge_edits(Hindsight&, Verdict&);    ///< moves and cancellations
void judge_repeats(Hindsight&, Verdict&);  ///< repeated lines
void judge_debts(Hindsight&, Verdict&);    ///< missing lines
void judge_advice(Hindsight&, Verdict&);   ///< lines about the checks, in private and in the channel
void judge_tracks(Hindsight&, Verdict&);   ///< lines about patches: ends of windows, new patch sets
void judge_polling(Hindsight&, Verdict&);

}  // namespace simulation
