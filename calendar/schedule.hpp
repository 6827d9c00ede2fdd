#pragma once
#include <optional>
#include <vector>

#include "calendar/window.hpp"

namespace calendar {

/// The windows of a page, sorted by start, then page order. Windows overlap, so answers are lists.
class Schedule {
public:
    Schedule() = default;
    explicit Schedule(std::vector<Window>);

    const std::vector<Window>& windows() const { return windows_; }
    bool empty() const { return windows_.empty(); }

    std::vector<Window> open_at(Instant) const;
    /// Those that share the earliest start after `t`, freezes included.
    std::vector<Window> next_after(Instant t) const;
    /// Those that start in (since, now].
    std::vector<Window> started(Instant since, Instant now) const;
    /// Those that touch [from, to).
    std::vector<Window> between(Instant from, Instant to) const;
    /// The earliest start after `t`, if any.
    std::optional<Instant> next_start(Instant t) const;

private:
    std::vector<Window> windows_;
};

/// Two cards are the same window when start and name agree.
bool same_window(const Window&, const Window&);

/// What an edit of the page did to its windows.
struct Changes {
    struct Pair {
        Window before, after;
    };
    std::vector<Pair> renamed;  ///< same start, other name
    std::vector<Pair> moved;    ///< other start
    std::vector<Window> gone, added;
};

/// Compares two readings. What is left over on one day (of the page's zone) is paired by name, then by start.
Changes compare(const Schedule& before, const Schedule& after);

}  // namespace calendar
