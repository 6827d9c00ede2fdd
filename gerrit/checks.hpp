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

/// What the checks look at.
struct World {
    const calendar::Schedule& schedule;
    const Known& known;
    const Policy& policy;
    /// Which versions the wikis run; nullptr: that could never be read.
    const Versions* versions = nullptr;
    Instant now;
    /// The patch set of each change whose checks somebody whom it concerns has seen; empty where nobody remembers.
    std::map<int, int> checked_patch_sets = {};
    /// Since when Gerrit and the wikis' versions could not be asked, if they cannot.
    std::optional<Instant> gerrit_down = {}, versions_down = {};
    /// Changes of which Gerrit tells nothing though it answers, and since when.
    std::map<int, Instant> unanswered = {};
};

/// An entry, checked.
struct Checked {
    calendar::Counted counted;
    calendar::Patch patch;
    std::optional<std::string> requestor;
    std::string group;  ///< what it counts under: `config`, `1.47.0-wmf.15`, else its branch or its type as written
    std::optional<Change> change;   ///< as last read
    std::optional<Instant> read;    ///< when that was
    bool pending = false;           ///< Gerrit has not been asked about it yet, so there may be more
    bool listed = true;             ///< checked as an entry of a window
    std::vector<Finding> findings;  ///< by severity (block first), then code; empty for entries done or not done

    /// The page calls it done or not done.
    bool finished() const {
        return patch.status == calendar::Status::done || patch.status == calendar::Status::not_done;
    }
    Severity worst() const;  ///< `note` when there is nothing
};

struct WindowCheck {
    calendar::Count count;
    std::map<std::string, int> groups;  ///< how many different changes each group has
    std::vector<Checked> patches;       ///< one for each entry, in page order

    /// When the oldest snapshot of what is still to be done was read.
    std::optional<Instant> oldest() const;

    /// Those with a block or a warning, each change once.
    int need_care() const;
};

/// Checks all entries of a window; what names no change is `unknown_change`. `accepted`: changes a deployer took over
/// the limit.
WindowCheck check(const calendar::Window&, const std::set<int>& accepted, const World&);

/// Checks a change that no window need list: everything that does not depend on a window.
Checked check(int change, const World&);

/// Whether a window takes lists of such changes.
bool takes(const calendar::Window&, const Change&, const Policy&);

/// The first window that starts after `after`, takes such changes and has room for `n` more.
std::optional<calendar::Window> next_with_room(const Change&, int n, Instant after, const World&);

/// The entries that are one fix: changes with the same Change-Id on different release branches.
std::vector<std::vector<int>> fixes(const WindowCheck&, const Policy&);

}  // namespace gerrit
