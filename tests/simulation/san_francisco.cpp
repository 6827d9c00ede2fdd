#include "tests/simulation/san_francisco.hpp"

namespace simulation {

using std::chrono::hours;

date::sys_days spring_forward(date::year y) {
    return date::sys_days{date::Sunday[2] / date::March / y};
}
date::sys_days fall_back(date::year y) {
    return date::sys_days{date::Sunday[1] / date::November / y};
}

namespace {

constexpr hours winter{-8}, summer{-7};

hours offset_at(Instant t) {
    const date::year y = date::year_month_day{date::floor<date::days>(t)}.year();
    const bool is_summer = t >= spring_forward(y) + hours{10} && t < fall_back(y) + hours{9};
    return is_summer ? summer : winter;
}

}  // namespace

date::local_seconds to_wall(Instant t) {
    return date::local_seconds{t.time_since_epoch() + offset_at(t)};
}

Instant from_wall(date::local_seconds wall) {
    // Of the two possible instants, the one at which the clock really shows `wall`. In a gap it is neither; then the
    // offset before the gap (winter's) moves it forward.
    const Instant in_summer{wall.time_since_epoch() - summer};
    const Instant in_winter{wall.time_since_epoch() - winter};
    if (to_wall(in_summer) == wall) return in_summer;
    return in_winter;
}

}  // namespace simulation
