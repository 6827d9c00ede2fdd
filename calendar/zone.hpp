#pragma once
#include <string>
#include <string_view>

#include "calendar/instant.hpp"

namespace date {
class time_zone;
}

namespace calendar {

/// A time zone with its history, from the system's tzdata. Cheap to copy.
class Zone {
public:
    /// `name` is an IANA name such as `America/Los_Angeles`. Throws std::invalid_argument if tzdata does not know it.
    explicit Zone(std::string_view name);

    /// How a wall time was converted to an instant.
    enum class Fit {
        once,     ///< The wall time exists once.
        skipped,  ///< The clock skips this time when it is put forward: moved forward by the gap.
        twice,    ///< The clock shows this time twice when it is put back: the first of the two.
    };
    struct Placed {
        Instant at;
        Fit fit;
    };

    /// The instant with this wall time. Always returns one; `Fit` tells of a gap or an overlap.
    Placed place(date::local_seconds wall) const;

    /// The wall time at `at`.
    date::local_seconds wall(Instant at) const;

    const std::string& name() const { return name_; }

private:
    std::string name_;
    const date::time_zone* zone_;
};

}  // namespace calendar
