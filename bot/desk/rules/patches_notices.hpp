#pragma once
#include <string>
#include <vector>

#include "bot/desk/model/state.hpp"

/// Lines about patches, entered in the ledger.
namespace bot::desk::rules::patches {

/// Asks those who listed these patches to test them. `key` names the cause.
void ask_to_test(State&, const std::string& key, const std::vector<int>& changes, Instant now);

void remind_to_test(State&, Instant now);

void tell_run_over(State&, const RunEffect&, const std::vector<int>& moved, Instant now);

/// Somebody, not a run, says that these are live.
void tell_live(State&, const std::string& key, const std::vector<int>& changes, Instant now);

void tell_bad(State&, int change, Instant now);

/// All that was said to be good a moment ago.
void tell_tested(State&, Instant now);

void tell_patch_set(State&, int change, int patch_set, const std::string& approver, Instant now);

void tell_window_over(State&, const WindowRef&, Instant now);

}  // namespace bot::desk::rules::patches
