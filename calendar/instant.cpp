#include "calendar/instant.hpp"

#include <fmt/format.h>

#include "calendar/text.hpp"

namespace calendar {
namespace {

using namespace std::chrono;

/// Removes exactly `width` digits from the front.
std::optional<int> take_number(std::string_view& text, std::size_t width) {
    if (text.size() < width) return std::nullopt;
    const auto number = digits(text.substr(0, width));
    if (number) text.remove_prefix(width);
    return number;
}

std::optional<minutes> take_hours_minutes(std::string_view& text, int most_hours) {
    const auto hour = take_number(text, 2);
    if (!hour || *hour > most_hours || !take(text, ":")) return std::nullopt;
    const auto minute = take_number(text, 2);
    if (!minute || *minute > 59) return std::nullopt;
    return hours{*hour} + minutes{*minute};
}

std::optional<minutes> take_offset(std::string_view& text) {
    if (take(text, "Z")) return minutes{0};
    const bool east = text.starts_with('+');
    if (!east && !text.starts_with('-')) return std::nullopt;
    text.remove_prefix(1);
    const auto size = take_hours_minutes(text, 23);
    if (!size) return std::nullopt;
    return east ? *size : -*size;
}

}  // namespace

std::string to_text(Instant at) {
    const auto midnight = date::floor<date::days>(at);
    const date::year_month_day day{midnight};
    const date::hh_mm_ss time{at - midnight};
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()), time.hours().count(),
                       time.minutes().count(), time.seconds().count());
}

std::optional<Instant> parse_instant(std::string_view text) {
    const auto year = take_number(text, 4);
    if (!year || !take(text, "-")) return std::nullopt;
    const auto month = take_number(text, 2);
    if (!month || !take(text, "-")) return std::nullopt;
    const auto day = take_number(text, 2);
    if (!day || !take(text, "T")) return std::nullopt;
    const date::year_month_day date{date::year{*year}, date::month{static_cast<unsigned>(*month)},
                                    date::day{static_cast<unsigned>(*day)}};
    const auto time = take_hours_minutes(text, 23);
    if (!date.ok() || !time) return std::nullopt;
    seconds second{0};
    if (take(text, ":")) {
        const auto count = take_number(text, 2);
        if (!count || *count > 59) return std::nullopt;
        second = seconds{*count};
    }
    const auto offset = take_offset(text);
    if (!offset || !text.empty()) return std::nullopt;
    return date::sys_days{date} + *time + second - *offset;
}

}  // namespace calendar
