#pragma once
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "calendar/count.hpp"
#include "calendar/schedule.hpp"
#include "gerrit/finding.hpp"
#include "gerrit/known.hpp"

namespace gerrit {

/// The input of the checks.
struct World {
    const calendar::Schedule& schedule;
    const Known& known;
    const Policy& policy;
    /// The versions that the wikis run; nullptr if they have never been read.
    const Versions* versions = nullptr;
    Instant now;
    /// The patch set of each change whose checks its requestor or a deployer saw last. A change without an entry is not
    /// tracked.
    std::map<int, int> checked_patch_sets = {};
    /// Since when Gerrit, or the list of versions, has been unreachable; nullopt if it is reachable.
    std::optional<Instant> gerrit_down = {}, versions_down = {};
    /// Changes that Gerrit does not answer about although it is up, and since when.
    std::map<int, Instant> unanswered = {};
};

/// An entry with its findings.
struct Checked {
    calendar::Counted counted;
    calendar::Patch patch;
    std::optional<std::string> requestor;
    std::string group;  ///< the group it counts under: `config`, `1.47.0-wmf.15`, else its branch or type as written
    std::optional<Change> change;   ///< as last read
    std::optional<Instant> read;    ///< when `change` was last read or confirmed
    bool pending = false;           ///< Gerrit has still to be asked about it, so findings may be added
    bool live = false;              ///< the caller knows that it is live: nothing more is to be checked
    bool listed = true;             ///< checked as an entry of a window, not as a change alone
    std::vector<Finding> findings;  ///< by severity (block first), then code; empty for status done or not done

    /// It is live, or the page says done or not done.
    bool finished() const {
        return live || patch.status == calendar::Status::done || patch.status == calendar::Status::not_done;
    }
    Severity worst() const;  ///< `note` if there are no findings
};

struct WindowCheck {
    calendar::Count count;
    std::map<std::string, int> groups;  ///< number of distinct changes in each group
    std::vector<Checked> patches;       ///< one per entry, in page order

    /// The read time of the oldest snapshot among the unfinished entries; nullopt if none was read.
    std::optional<Instant> oldest() const;

    /// The number of distinct changes with a block or a warning.
    int need_care() const;
};

/// Checks all entries of a window. An entry without a change number gets `unknown_change`. `accepted`: changes that a
/// deployer accepted beyond the limit.
WindowCheck check(const calendar::Window&, const std::set<int>& accepted, const World&);

/// Checks a change without a window: everything that does not depend on a window.
Checked check(int change, const World&);

/// Whether this change can be listed in this window.
bool takes(const calendar::Window&, const Change&, const Policy&);

/// The first window that starts after `after`, takes this change and has room for `n` more.
std::optional<calendar::Window> next_with_room(const Change&, int n, Instant after, const World&);

/// Groups entries that are the same fix: changes of one project with the same Change-Id on different release branches.
/// Only groups of two or more.
std::vector<std::vector<int>> fixes(const WindowCheck&, const Policy&);

}  // namespace gerrit
