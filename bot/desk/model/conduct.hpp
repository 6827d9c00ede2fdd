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

namespace bot::desk::inline model {

/// Somebody is told that it is their patch's turn.
struct Call {
    int change = 0;
    Instant at;
    bool again = false;   ///< and called once more
    std::string by = {};  ///< the nick of whoever deploys, if somebody is known to
    bool operator==(const Call&) const = default;
};

/// What is settled about one window while it comes up and runs.
struct WindowSession {
    std::string window;  ///< its name
    Instant start;
    std::vector<int> order;               ///< as a deployer wants it; what is not in it comes after
    std::map<std::string, Instant> here;  ///< requestors (nick as listed, folded), and when they last spoke
    std::optional<Instant> sign;          ///< when one of its deployers last showed that they are there
    std::optional<Instant> released;      ///< when its claim was last given back
    std::optional<Instant> waits_since;   ///< deployers are waited for anew: a claim was given back, a hold ended
    std::vector<Call> calls;              ///< that wait for an answer
    std::set<int> called;                 ///< every change that was ever called up
    std::optional<Instant> done;          ///< a deployer ended it
    bool operator==(const WindowSession&) const = default;
};

/// Nobody is called forward, and no person's word moves a patch: in a window, or everywhere.
struct Hold {
    std::string window;            ///< its name
    std::optional<Instant> start;  ///< none: everywhere
    std::string account;           ///< whose it is; empty for a lock of the deployment tool
    std::string name;              ///< nick, or shell name
    std::string reason;
    Instant at;
    bool reminded = false;
    bool operator==(const Hold&) const = default;

    bool is_lock() const { return account.empty(); }
};

/// What somebody wants of Oriel, by services account.
struct Preferences {
    bool quiet = false;    ///< no pings but when it is their turn
    bool reminds = false;  ///< a reminder an hour before
    bool operator==(const Preferences&) const = default;
};

/// Somebody wants to hear of each step.
struct Watch {
    std::string account;        ///< folded
    std::optional<int> change;  ///< else a window's
    std::string window;
    Instant start;
    std::map<int, std::pair<Progress, Instant>> seen;  ///< what they know already
    bool operator==(const Watch&) const = default;
};

/// How a window is conducted: everything that people settle about it. Plain data, kept in the journal's memory.
struct Conduct {
    static constexpr std::size_t most_watches = 500, most_of_one = 20, most_habits = 5000;

    std::vector<WindowSession> sessions;
    std::vector<Hold> holds;
    std::map<std::string, Preferences> preferences;  ///< by folded account
    std::vector<Watch> watches;
    std::vector<std::string> monitored;  ///< nicks the network was last asked about
    std::optional<Instant> listening;    ///< since when the channel is heard without a gap

    const WindowSession* find(const calendar::Window&) const;
    WindowSession& at(const std::string& window, Instant start);
    bool operator==(const Conduct&) const = default;
};

/// What somebody does in the conduct of windows; it has been allowed.
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

}  // namespace bot::desk::inline model
