#pragma once
#include <string>
#include <vector>

#include "bot/desk/model/state.hpp"

/// Enters lines about patches in the ledger.
namespace bot::desk::rules::patches {

/// Asks the requestors of these patches to test them. `key` is part of the cause.
void ask_to_test(State&, const std::string& key, const std::vector<int>& changes, Instant now);

void remind_to_test(State&, Instant now);

void tell_run_over(State&, const RunEffect&, const std::vector<int>& moved, Instant now);

/// Announces patches that went live, at the end of a run or by a user's report. `key` is part of the cause.
void tell_live(State&, const std::string& key, const std::vector<int>& changes, Instant now);

/// Announces patches that a run carried without naming them, if their windows were not long ago.
void tell_carried(State&, const Run&, Instant at, const std::vector<int>& changes, Instant now);

/// The servers proved that these are live, or that they are merged and not deployed.
void tell_proven_live(State&, const std::vector<int>& changes, Instant now);
void tell_proven_absent(State&, const std::vector<int>& changes, Instant now);
/// The state of some patches is known now: drops the lines that were to ask about it.
void drop_settled_questions(State&);

/// Announces that a patch is reverted, by this change; 0: by the deployer's words.
void tell_reverted(State&, int change, int by, Instant now);

/// Announces that a patch is live again, since its revert is reverted.
void tell_live_again(State&, int change, int revert, Instant now);

/// Asks the deployer of a silent run whether it goes on.
void ask_deployer(State&, const Run&, Instant now);

/// Asks the deployer whether the run that these patches were approved for, which was not heard, is under way. `merged`:
/// when the last of them merged.
void tell_start_missed(State&, const std::vector<int>& changes, Instant merged, Instant now);

void tell_bad(State&, int change, Instant now);

/// Announces the recent reports of good tests, in one line.
void tell_tested(State&, Instant now);

void tell_patch_set(State&, int change, int patch_set, const std::string& approver, Instant now);

void tell_window_over(State&, const WindowRef&, Instant now);

}  // namespace bot::desk::rules::patches
