#pragma once
#include "bot/desk/rules/patches.hpp"

/// What the source files of `tracking` share; for them only.
namespace bot::desk::tracking {

/// How long what several people do is gathered into one line.
constexpr std::chrono::seconds joined_within{3};
/// A test nobody has answered for so long is asked for once more.
constexpr std::chrono::minutes test_patience{5};

void apply(State&, const std::vector<RunEffect>&, Instant now);
/// Messages of the log whose rest did not come.
void give_up_waiting(State&, Instant now);
/// A change that undoes others has gone live, or became known after it had: those are reverted.
void mark_reverted(State&, int by);

/// Windows that ended since the last look.
void end_windows(State&, Instant now);

// ---- Lines for people, entered in the ledger. ----

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
void tell_window_over(State&, const Place&, Instant now);

/// The patches a window lists, in the order of their numbers.
std::vector<int> listed_in(const State&, const Place&);

}  // namespace bot::desk::tracking
