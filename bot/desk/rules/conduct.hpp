#pragma once
#include <optional>
#include <string>
#include <vector>

#include "bot/desk/model/state.hpp"
#include "bot/desk/query/presence.hpp"
#include "bot/log/joiner.hpp"

/// The conduct of windows: who is there, whose window it is, whose turn, and what holds it up. The state is changed,
/// and lines are entered in the ledger.
namespace bot::desk::conducting {

/// A call or a test nobody has answered for so long is repeated, once.
constexpr std::chrono::minutes patience{5};
/// Whoever holds a window is asked after so long whether it is still needed.
constexpr std::chrono::minutes long_hold{60};

/// When a window is over: its end, unless a deployer ended it before.
Instant closes(const State&, const calendar::Window&);

/// Whether this entry of the window still waits for anything.
bool to_be_done(const State&, const calendar::Window&, const calendar::Patch&);

/// What waits for its turn, first come first: as a deployer ordered it, then those whose requestors are here,
/// configuration before code, what others depend on before them, slow ones last. What is over the limit comes after
/// all; `may_go`: it is left out.
std::vector<int> order(const State&, const calendar::Window&, Instant now, bool may_go);

/// What holds up this window, or everything; nullptr: nothing.
const Hold* held(const State&, const std::string& window, Instant start);
const Hold* held(const State&, const Track&);
const Hold* held_everywhere(const State&);

/// Whoever has the floor outside of every window; nullptr: nobody.
const Claim* floor_claim(const State&, Instant now);

/// Whether `claim` alone means the floor now: no window that takes lists is open, or opens within the hour.
bool claims_floor(const State&, Instant now);

/// A window as the page shows it now; nullptr: the calendar has none.
const calendar::Window* window_at(const State&, const std::string& name, Instant start);

/// The patches of the window between their approval and their end, `but` aside.
std::vector<int> under_way(const State&, const calendar::Window&, const std::vector<int>& but = {});

/// Calls whoever is next once these have gone live; nullopt: nobody is to be called.
struct NextUp {
    int change = 0;
    std::string nick;  ///< as heard now
    bool own = false;  ///< they deploy themselves
};
std::optional<NextUp> call_next(State&, const std::vector<int>& live, Instant now);

/// Somebody said something in the channel. False: that changes nothing.
bool heard(State&, const Speaker&, Instant now);
/// A line of the deployment log: locks.
void heard(State&, const log::Whole&, Instant now);

/// What somebody does; it has been allowed.
void act(State&, const Conducted&, Instant now);

/// A window moved, or has another name.
void follow(State&, const calendar::Window& before, const calendar::Window& after, Instant now);

/// Names the reminder of a hold.
Cause long_hold_cause(const Hold&);

/// Whoever has a window, as if they spoke.
Speaker holder_of(const Claim&);

/// By when it should have been told who is in the channel, and under which accounts; in the past when it was.
Instant people_told_by(const State&);

/// Whatever the hour asks for: reminders, alarms, calls nobody answered.
void look(State&, Instant now);
/// When that is next.
std::optional<Instant> wakes_at(const State&, Instant now);

/// The nicks to ask the network about.
std::vector<std::string> to_monitor(const State&, Instant now);

}  // namespace bot::desk::conducting
