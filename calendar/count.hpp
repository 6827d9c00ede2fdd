#pragma once
#include <optional>
#include <set>
#include <vector>

#include "calendar/window.hpp"

namespace calendar {

/// An entry of a window, and where it stands in the count.
struct Counted {
    std::size_t request = 0, patch = 0;  ///< `window.requests[request].patches[patch]`
    int place = 0;                       ///< its change is the n-th different one of the page, from 1; 0: not counted
    bool again = false;                  ///< its change stands further up already
    bool duplicate = false;              ///< its change is listed more than once in this window
    bool over = false;                   ///< behind the limit, and nobody accepted it
};

/// The count of a window: each Gerrit change counts one, whatever its branch and whatever became of it; placeholders
/// count nothing.
struct Count {
    int used = 0;                  ///< different changes
    std::optional<int> limit;      ///< the window's own; none when it takes no lists
    std::vector<Counted> entries;  ///< every entry, in page order

    /// How many more would fit; nothing without a limit, never negative.
    std::optional<int> room() const;
    /// How many different changes are over.
    int over() const;
};

/// Those in `accepted` (change numbers) are never over, and keep their place.
Count count(const Window&, const std::set<int>& accepted = {});

}  // namespace calendar
