#include "calendar/zone.hpp"

#include <date/tz.h>

#include <stdexcept>

namespace calendar {

Zone::Zone(std::string_view name) : name_{name} {
    try {
        zone_ = date::locate_zone(name_);
    } catch (const std::exception&) {
        throw std::invalid_argument{"tzdata knows no zone \"" + name_ +
                                    "\"; wanted a name such as America/Los_Angeles"};
    }
}

Zone::Placed Zone::place(date::local_seconds wall) const {
    const date::local_info info = zone_->get_info(wall);
    // In a gap, the offset before it moves the wall time forward by the gap; in an overlap it gives the first of the
    // two instants.
    const Instant at{wall.time_since_epoch() - info.first.offset};
    switch (info.result) {
        case date::local_info::nonexistent:
            return {at, Fit::skipped};
        case date::local_info::ambiguous:
            return {at, Fit::twice};
        default:
            return {at, Fit::once};
    }
}

date::local_seconds Zone::wall(Instant at) const {
    return zone_->to_local(at);
}

}  // namespace calendar
