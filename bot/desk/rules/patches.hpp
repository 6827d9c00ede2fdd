#pragma once
#include <optional>
#include <string>
#include <vector>

#include "bot/desk/model/state.hpp"

/// What moves the patches, and what is told of that: the state is changed, and lines are entered in the ledger.
namespace bot::desk::tracking {

/// How long somebody can take back what they did.
constexpr std::chrono::minutes undo_within{5};

/// Whether this line is one of the deployment log: said in the announcement channel by an account that is believed, or,
/// where the server tells no accounts, under a nick that is.
bool believed(const State&, const LineHeard&);
/// Whether it only looks like one.
bool forged(const State&, const LineHeard&);
/// The change a bot of code reviews speaks of, when its lines are heard as hints.
std::optional<int> hint(const State&, const LineHeard&);

void hear(State&, const LineHeard&, Instant now);
/// Lines of the log may be missed from here on, or were.
void interrupted(State&);
/// No more lines will come.
void close_log(State&, Instant now);

/// The page was read (again): what it lists is followed.
void read_calendar(State&, Instant now);
/// Gerrit has told of these.
void read_changes(State&, const std::vector<int>& changes, Instant now);

/// What somebody says became of patches; it has been allowed.
void person(State&, const PersonStep&, Instant now);

/// A deployer ended a window before its time.
void end_window(State&, const calendar::Window&, Instant now);
/// And takes it up again: what was left out by that waits anew.
void reopen_window(State&, const std::string& window, Instant start, Instant now);

/// Whatever the hour asks for: joined lines, settled runs, windows that end, tests nobody has answered.
void look(State&, Instant now);
/// When that is next.
std::optional<Instant> wakes_at(const State&, Instant now);

/// What somebody who speaks may be: a requestor of this patch, by the services account of the line.
bool is_requestor(const State&, const Track&, const Speaker&);

/// The run under way that names this change; nullptr: none.
const Run* running(const State&, int change);

/// Who deploys a patch, as they are to be named: the bare nick when they are known (`pings`), else the shell name.
struct Deployer {
    std::string name;
    bool pings = false;
};
std::optional<Deployer> deployer_of(const State&, const Track&);
/// Who approved it, when that is a deployer.
std::optional<Deployer> approver_of(const State&, const Track&);

}  // namespace bot::desk::tracking
