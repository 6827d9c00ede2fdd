#pragma once
#include <chrono>
#include <random>

#include "bot/irc/settings.hpp"

namespace bot::irc {

/// How long to wait before the next connection.
class Backoff {
public:
    Backoff(const Pace& pace, unsigned seed) : pace_(pace), random_(seed) {}

    /// The link has ended after it had been welcomed for `up` (zero: never). `banned`: the server does not want us.
    Pace::Span next(Pace::Span up, bool banned);

private:
    Pace pace_;
    std::minstd_rand random_;
    int failures_ = 0;
};

}  // namespace bot::irc
