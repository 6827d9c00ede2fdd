#pragma once
#include <algorithm>

#include "bot/irc/moment.hpp"
#include "bot/irc/settings.hpp"

namespace bot::irc {

/// A token bucket: `burst` lines at once, then one per `line`.
class Bucket {
public:
    explicit Bucket(const Pace& pace) : each_(pace.line), slack_(pace.line * (pace.burst - 1)) {}

    bool take(Moment now) {
        if (now < next()) return false;
        empty_until_ = std::max(empty_until_, now) + each_;
        return true;
    }

    /// When the next line may be sent.
    Moment next() const { return empty_until_ - slack_; }

private:
    Pace::Span each_, slack_;
    Moment empty_until_{};  // when the bucket is full again
};

}  // namespace bot::irc
