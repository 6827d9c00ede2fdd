#pragma once
#include <chrono>
#include <random>

#include "bot/irc/settings.hpp"

namespace bot::irc {

/// Computes the back-off before the next connection.
class Backoff {
public:
    Backoff(const Pace& pace, unsigned seed) : pace_(pace), random_(seed) {}

    /// Call when a link has ended. `up`: how long it was registered (zero: never). `banned`: the server refuses us. The
    /// result is random by up to 25 %.
    Pace::Span next(Pace::Span up, bool banned);

private:
    Pace pace_;
    std::minstd_rand random_;
    int failures_ = 0;
};

}  // namespace bot::irc
