#include "bot/driver/clock.hpp"

namespace bot::driver {

using namespace std::chrono;

calendar::Instant SystemClock::now() const {
    return floor<seconds>(system_clock::now());
}

milliseconds SystemClock::until(calendar::Instant t) const {
    return ceil<milliseconds>(t - system_clock::now());
}

FastClock::FastClock(calendar::Instant begin, double speed)
    : begin_(begin), started_(steady_clock::now()), speed_(speed) {}

calendar::Instant FastClock::now() const {
    return begin_ + floor<seconds>(duration<double>(steady_clock::now() - started_) * speed_);
}

milliseconds FastClock::until(calendar::Instant t) const {
    const auto at = started_ + duration<double>(t - begin_) / speed_;
    return ceil<milliseconds>(at - steady_clock::now());
}

}  // namespace bot::driver
