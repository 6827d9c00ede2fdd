#pragma once
#include <optional>
#include <vector>

#include "calendar/window.hpp"

namespace calendar {

/// The windows of a page that take place, sorted by start, then page order: those that are cancelled are left out.
/// Windows overlap, so answers are lists.
class Schedule {
public:
    Schedule() = default;
    explicit Schedule(std::vector<Window>);

    const std::vector<Window>& windows() const { return windows_; }
    bool empty() const { return windows_.empty(); }

    std::vector<Window> open_at(Instant) const;
    /// The windows that share the earliest start after `t`, freezes included.
    std::vector<Window> next_after(Instant t) const;
    /// The windows that start in (since, now].
    std::vector<Window> started(Instant since, Instant now) const;
    /// The windows that overlap [from, to).
    std::vector<Window> between(Instant from, Instant to) const;
    /// The earliest start after `t`, if any.
    std::optional<Instant> next_start(Instant t) const;

private:
    std::vector<Window> windows_;
};

/// Whether two cards are the same window: start and name are equal.
bool same_window(const Window&, const Window&);

/// The difference between two readings of the page.
struct Changes {
    struct Pair {
        Window before, after;
    };
    std::vector<Pair> renamed;  ///< same start, different name
    std::vector<Pair> moved;    ///< different start
    std::vector<Window> gone, added;
};

/// Compares two readings. Windows with the same start and name are equal. The others are paired per day (in the page's
/// zone): first by name, then by start.
Changes compare(const Schedule& before, const Schedule& after);

}  // namespace calendar
