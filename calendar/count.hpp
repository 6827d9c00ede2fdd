#pragma once
#include <optional>
#include <set>
#include <vector>

#include "calendar/window.hpp"

namespace calendar {

/// An entry of a window and its place in the count.
struct Counted {
    std::size_t request = 0, patch = 0;  ///< `window.requests[request].patches[patch]`
    int place = 0;                       ///< its change is the n-th distinct one of the window, from 1; 0: not counted
    bool again = false;                  ///< its change is already listed further up
    bool duplicate = false;              ///< its change is listed more than once in this window
    bool over = false;                   ///< its place is beyond the limit, and the change is not in `accepted`
};

/// The count of a window. Each Gerrit change counts once, whatever its branch and status. An entry without a change
/// number does not count.
struct Count {
    int used = 0;                  ///< distinct changes
    std::optional<int> limit;      ///< the window's own limit; none if the window takes no lists
    std::vector<Counted> entries;  ///< every entry, in page order

    /// How many more changes fit; never negative. nullopt without a limit.
    std::optional<int> room() const;
    /// How many distinct changes are over the limit.
    int over() const;
};

/// Counts a window. Changes in `accepted` (change numbers) are never over the limit, but they keep their place.
Count count(const Window&, const std::set<int>& accepted = {});

}  // namespace calendar
