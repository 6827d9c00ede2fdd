#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "bot/desk/model/progress.hpp"
#include "calendar/window.hpp"

namespace bot::desk {
inline namespace model {

/// A requestor was called: it is the turn of their patch.
struct Call {
    int change = 0;
    Instant at;
    bool again = false;   ///< the call was repeated
    std::string by = {};  ///< the deployer's nick, if known
    bool operator==(const Call&) const = default;
};

/// The state of one window while it comes up and runs.
struct WindowSession {
    std::string window;  ///< its name
    Instant start;
    std::vector<int> order;               ///< as a deployer set it; other patches come after these
    std::map<std::string, Instant> here;  ///< requestors here (nick as listed, folded), since when
    std::optional<Instant> sign;          ///< when one of its deployers last showed up
    std::optional<Instant> released;      ///< when its claim was last released
    std::optional<Instant> waits_since;   ///< restart of the no-deployer timer: a claim was released or a hold ended
    std::vector<Call> calls;              ///< waiting for an answer
    std::set<int> called;                 ///< every change that was called
    std::optional<Instant> done;          ///< when a deployer ended the window
    bool operator==(const WindowSession&) const = default;
};

/// A hold: no patch is called up and no command changes a patch, in one window or everywhere.
struct Hold {
    std::string window;            ///< its name
    std::optional<Instant> start;  ///< none: everywhere
    std::string account;           ///< of the deployer; empty for a lock of the deployment tool
    std::string name;              ///< nick, or shell name for a lock
    std::string reason;
    Instant at;
    bool reminded = false;
    /// The tool offered to remove this lock by force, and asked its user. What comes next shows the answer.
    std::optional<Instant> perhaps_removed = {};
    bool operator==(const Hold&) const = default;

    bool is_lock() const { return account.empty(); }
};

/// A user's preferences, by services account.
struct Preferences {
    bool quiet = false;    ///< no pings except when it is their turn
    bool reminds = false;  ///< a private reminder an hour before a window
    bool operator==(const Preferences&) const = default;
};

/// A user follows the steps of a change, or of all changes of a window.
struct Watch {
    std::string account;        ///< folded
    std::optional<int> change;  ///< none: the window's changes
    std::string window;
    Instant start;
    std::map<int, std::pair<Progress, Instant>> seen;  ///< the last step reported, by change
    bool operator==(const Watch&) const = default;
};

/// The conduct of windows: everything that people decide about them. Plain data, kept in the journal's memory.
struct Conduct {
    static constexpr std::size_t most_watches = 500, most_of_one = 20, most_habits = 5000;

    std::vector<WindowSession> sessions;
    std::vector<Hold> holds;
    std::map<std::string, Preferences> preferences;  ///< by folded account
    std::vector<Watch> watches;
    std::vector<std::string> monitored;  ///< nicks the network was last asked to monitor
    std::optional<Instant> listening;    ///< since when the bot has been in the channel

    const WindowSession* find(const calendar::Window&) const;
    WindowSession& at(const std::string& window, Instant start);
    bool operator==(const Conduct&) const = default;
};

/// An action of a user in the conduct of windows. Permission was already checked.
struct ConductAct {
    enum class What { here, hold, unhold, order, up, claim, release, done, watch, unwatch, quiet, reminds };
    What what = What::here;
    Speaker by;
    std::string window = {};  ///< its name; empty: everywhere, or no window
    std::optional<Instant> start = {};
    std::vector<int> changes = {};
    std::string reason = {};
    bool on = true;  ///< of `quiet` and `reminds`
};

}  // namespace model
}  // namespace bot::desk
