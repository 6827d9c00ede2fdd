#pragma once
#include <chrono>

#include "calendar/instant.hpp"

namespace bot::driver {

/// The wall clock. Only clock.cpp reads the system's wall clock; steady clocks for timeouts are read elsewhere too.
class Clock {
public:
    virtual ~Clock() = default;
    virtual calendar::Instant now() const = 0;
    /// The time until this clock shows `t`; zero or negative if that has passed.
    virtual std::chrono::milliseconds until(calendar::Instant t) const = 0;
};

/// The system's clock. It may jump.
class SystemClock : public Clock {
public:
    calendar::Instant now() const override;
    std::chrono::milliseconds until(calendar::Instant) const override;
};

/// A clock that starts at `begin` and runs `speed` times as fast as real time.
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
