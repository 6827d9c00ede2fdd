#include "calendar/when.hpp"

#include <fmt/format.h>

#include "calendar/text.hpp"

namespace calendar {
namespace {

using namespace std::chrono;

struct When {
    date::local_seconds wall;
    bool utc;
};

/// Removes the text before `end` from the front, and `end` too.
std::string_view take_until(std::string_view& text, char end) {
    const std::size_t at = text.find(end);
    const std::string_view taken = text.substr(0, at);
    text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
    return taken;
}

/// A number of at most `width` digits.
std::optional<unsigned> small(std::string_view text, std::size_t width) {
    const auto number = text.size() <= width ? digits(text) : std::nullopt;
    return number ? std::optional{static_cast<unsigned>(*number)} : std::nullopt;
}

std::optional<When> read_when(std::string_view text) {
    const std::string_view year = take_until(text, '-');
    const auto month = small(take_until(text, '-'), 2);
    const auto day = small(take_until(text, ' '), 2);
    const auto hour = small(take_until(text, ':'), 2);
    const std::string_view minute = take_until(text, ' ');
    const bool utc = same_word(text, "UTC");
    if (year.size() != 4 || minute.size() != 2 || (!utc && !same_word(text, "SF"))) return std::nullopt;
    const auto years = small(year, 4);
    const auto minutes_ = small(minute, 2);
    if (!years || !month || !day || !hour || *hour > 23 || !minutes_ || *minutes_ > 59) return std::nullopt;
    const date::year_month_day date{date::year{static_cast<int>(*years)}, date::month{*month}, date::day{*day}};
    if (!date.ok()) return std::nullopt;
    return When{date::local_days{date} + hours{*hour} + minutes{*minutes_}, utc};
}

/// Decimal hours, to the second; empty means 1. nullopt unless positive and at most 9000 (a year).
std::optional<seconds> read_length(std::string_view text) {
    constexpr int most = 9000;
    if (text.empty()) return hours{1};
    std::string_view decimals = text;
    const std::string_view whole = take_until(decimals, '.');
    const auto count = whole.empty() && !decimals.empty() ? std::optional{0} : digits(whole);
    if (!count || *count > most) return std::nullopt;
    if (decimals.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    const auto fraction = digits(decimals.substr(0, 9)).value_or(0);
    double part = fraction;
    for (std::size_t i = 0; i < std::min<std::size_t>(decimals.size(), 9); ++i) part /= 10;
    const seconds length = hours{*count} + round<seconds>(duration<double, std::ratio<3600>>{part});
    if (length <= seconds{0} || length > hours{most}) return std::nullopt;
    return length;
}

std::string clock_text(date::local_seconds wall) {
    const auto midnight = date::floor<date::days>(wall);
    const date::year_month_day day{midnight};
    const date::hh_mm_ss time{wall - midnight};
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()), time.hours().count(),
                       time.minutes().count());
}

/// Converts a wall time, and warns if a clock change skips or repeats it.
Instant place(std::string_view what, date::local_seconds wall, const Zone& zone, std::vector<std::string>& warnings) {
    const Zone::Placed placed = zone.place(wall);
    if (placed.fit == Zone::Fit::skipped)
        warnings.push_back(fmt::format("its {}, {}, does not exist in {}: read as {}", what, clock_text(wall),
                                       zone.name(), clock_text(zone.wall(placed.at))));
    if (placed.fit == Zone::Fit::twice)
        warnings.push_back(fmt::format("its {}, {}, comes twice in {}: read as the first, {}", what, clock_text(wall),
                                       zone.name(), to_text(placed.at)));
    return placed.at;
}

}  // namespace

std::variant<Times, NoTimes> read_times(std::string_view when_text, std::string_view length_text, const Zone& zone) {
    if (when_text.empty()) return NoTimes{"has no \"when\"; wanted such as 2023-01-16 06:00 SF"};
    const auto when = read_when(when_text);
    if (!when)
        return NoTimes{fmt::format("its \"when\" is {}; wanted such as 2023-01-16 06:00 SF", in_quotes(when_text))};
    Times times;
    auto length = read_length(length_text);
    if (!length) {
        times.warnings.push_back(
            fmt::format("its \"length\" is {}: read as 1 hour; wanted hours, more than 0 and at most 9000, such as 0.5",
                        in_quotes(length_text)));
        length = hours{1};
    }
    if (when->utc) {
        times.start = Instant{when->wall.time_since_epoch()};
        times.end = times.start + *length;
        times.day = date::floor<date::days>(zone.wall(times.start));
        return times;
    }
    times.start = place("start", when->wall, zone, times.warnings);
    const date::local_seconds wall = zone.wall(times.start);  // differs from `when` if that was skipped
    times.end = place("end", wall + *length, zone, times.warnings);
    times.day = date::floor<date::days>(wall);
    const Instant week_before = zone.place(wall - date::days{7}).at;
    times.clock_moved = duration_cast<minutes>(times.start - week_before - date::days{7});
    return times;
}

}  // namespace calendar
