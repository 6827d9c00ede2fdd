#pragma once
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "calendar/schedule.hpp"

namespace bot::desk {
inline namespace model {

using calendar::Instant;
using calendar::Window;

/// Changes of the calendar to announce: a window that is open or near its start was moved or removed. A change is
/// announced only after a second reading, at least a minute later, confirms it, because edits are often corrected at
/// once.
class PageChanges {
public:
    static constexpr std::chrono::seconds second_look{60};
    static constexpr std::chrono::hours near{2};  ///< how long before its start a window matters

    struct Told {
        Window before;
        std::optional<Window> after;  ///< the moved window; none: it was removed
    };

    /// Takes in a good reading of the page at `now`, with the number of unreadable cards. Returns the changes that it
    /// confirms. While more cards than before are unreadable, no window counts as removed, since it may be one of them.
    std::vector<Told> read(const calendar::Schedule& current, std::size_t unread, Instant now);

    /// When the second reading is due; nullopt: none is.
    std::optional<Instant> wakes_at() const;

private:
    friend struct journal::Memory;
    using Key = std::pair<Instant, std::string>;  // start and name
    struct Pending {
        Window before;
        std::optional<Window> after;
        Instant noted;
    };
    calendar::Schedule reference_;  // the windows last confirmed
    std::size_t unread_ = 0;        // unreadable cards at that time
    std::map<Key, Pending> pending_;
};

}  // namespace model
}  // namespace bot::desk
