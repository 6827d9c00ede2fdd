#pragma once
#include <string>
#include <string_view>

#include "calendar/instant.hpp"

namespace date {
class time_zone;
}

namespace calendar {

/// A place's wall clock over time, from the system's tzdata. Cheap to copy.
class Zone {
public:
    /// An IANA name such as `America/Los_Angeles`. Throws std::invalid_argument for a name tzdata does not know.
    explicit Zone(std::string_view name);

    /// How a wall time became an instant.
    enum class Fit {
        once,     ///< The wall showed it once.
        skipped,  ///< The clock was put forward over it: moved forward by the gap.
        twice,    ///< The clock was put back over it: the first of the two.
    };
    struct Placed {
        Instant at;
        Fit fit;
    };

    /// The instant at which this wall shows `wall`. Total: the answer to a gap or an overlap is in `Fit`.
    Placed place(date::local_seconds wall) const;

    /// What this wall shows at `at`.
    date::local_seconds wall(Instant at) const;

    const std::string& name() const { return name_; }

private:
    std::string name_;
    const date::time_zone* zone_;
};

}  // namespace calendar
