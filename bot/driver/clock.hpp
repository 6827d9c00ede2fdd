#pragma once
#include <chrono>

#include "calendar/instant.hpp"

namespace bot::driver {

/// What time it is, and how long to wait for another. The only place that reads the system's clocks.
class Clock {
public:
    virtual ~Clock() = default;
    virtual calendar::Instant now() const = 0;
    /// How long until this clock shows `t`; not positive when it has.
    virtual std::chrono::milliseconds until(calendar::Instant t) const = 0;
};

/// The system's clock. It may step.
class SystemClock : public Clock {
public:
    calendar::Instant now() const override;
    std::chrono::milliseconds until(calendar::Instant) const override;
};

/// A clock that began at some instant and runs `speed` times as fast as the real one.
class FastClock : public Clock {
public:
    FastClock(calendar::Instant begin, double speed);
    calendar::Instant now() const override;
    std::chrono::milliseconds until(calendar::Instant) const override;

private:
    calendar::Instant begin_;
    std::chrono::steady_clock::time_point started_;
    double speed_;
};

}  // namespace bot::driver
