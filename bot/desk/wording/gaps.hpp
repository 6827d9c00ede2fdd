#pragma once
#include <string>
#include <vector>

#include "bot/desk/model/state.hpp"

/// Renders gaps in the deployment log as English.
namespace bot::desk::wording {

/// `I was not connected from 14:02 to 14:05`, with the day if it is not that of `now`.
std::string words_of(const Gap&, Instant now);

/// The same for several, in one sentence part; empty for none.
std::string words_of(const std::vector<Gap>&, Instant now);

/// The state of a patch with its reason. If it is `unknown`, the reason names the gap that hit its run.
std::string state_of(const State&, const Track&);

/// Why the outcome of a run is not good, with the gap that hit it. `why` is the reason in words.
std::string with_gap(const State&, const Run&, const std::string& why);

/// The line, and the gaps since the start of the window, if one of its patches is neither surely live nor surely not.
std::string with_gaps(const State&, const std::string& line, const WindowRef&, const std::vector<int>& changes,
                      Instant now);

}  // namespace bot::desk::wording
