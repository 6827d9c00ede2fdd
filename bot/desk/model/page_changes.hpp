#pragma once
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "calendar/schedule.hpp"

namespace bot::desk::inline model {

using calendar::Instant;
using calendar::Window;

/// What people must hear of edits: a window near its start, or open, that was moved or taken off the calendar. Nothing
/// is told before a second reading, a minute or more later, agrees: edits are often put right at once.
class PageChanges {
public:
    static constexpr std::chrono::seconds second_look{60};
    static constexpr std::chrono::hours near{2};  ///< how long before its start a window matters

    struct Told {
        Window before;
        std::optional<Window> after;  ///< where it went; none when it is gone
    };

    /// Takes in a good reading of the page at `now`, with so many cards that could not be understood; answers what is
    /// agreed on since. While more cards than before are not understood, no window counts as gone: it may be one of
    /// them.
    std::vector<Told> read(const calendar::Schedule& current, std::size_t unread, Instant now);

    /// When the second look is due, if one is.
    std::optional<Instant> wakes_at() const;

private:
    friend struct journal::Memory;
    using Key = std::pair<Instant, std::string>;  // start and name
    struct Pending {
        Window before;
        std::optional<Window> after;
        Instant noted;
    };
    calendar::Schedule reference_;  // the windows as last agreed on
    std::size_t unread_ = 0;        // cards not understood then
    std::map<Key, Pending> pending_;
};

}  // namespace bot::desk::inline model
