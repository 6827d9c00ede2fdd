#pragma once
#include <algorithm>

#include "bot/irc/moment.hpp"
#include "bot/irc/settings.hpp"

namespace bot::irc {

/// Lets `burst` lines go at once and then one each `line`.
class Bucket {
public:
    explicit Bucket(const Pace& pace) : each_(pace.line), slack_(pace.line * (pace.burst - 1)) {}

    bool take(Moment now) {
        if (now < next()) return false;
        empty_until_ = std::max(empty_until_, now) + each_;
        return true;
    }

    /// When the next line may go.
    Moment next() const { return empty_until_ - slack_; }

private:
    Pace::Span each_, slack_;
    Moment empty_until_{};  // when all lines that have gone are paid for
};

}  // namespace bot::irc
