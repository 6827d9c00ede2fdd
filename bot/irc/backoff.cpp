#include "bot/irc/backoff.hpp"

#include <algorithm>

namespace bot::irc {

Pace::Span Backoff::next(Pace::Span up, bool banned) {
    Pace::Span wait;
    if (banned) {
        wait = pace_.retry_most;
    } else if (up >= pace_.steady) {
        failures_ = 0;
        wait = pace_.retry_quick;
    } else {
        wait = std::min(pace_.retry_least * (1 << std::min(failures_++, 10)), pace_.retry_most);
    }
    // After a netsplit every client reconnects: spread the load.
    std::uniform_real_distribution<double> spread(1.0, 1.25);
    const auto base = static_cast<double>(std::min(wait, pace_.retry_most * 4 / 5).count());
    return Pace::Span(static_cast<Pace::Span::rep>(base * spread(random_)));
}

}  // namespace bot::irc
