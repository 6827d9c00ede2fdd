#include "bot/desk/text/times.hpp"

#include <fmt/format.h>

namespace bot::desk {
inline namespace text {
namespace {

constexpr std::string_view days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::string_view months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string_view day_name(date::sys_days d) {
    return days[date::weekday{d}.c_encoding()];
}

}  // namespace

std::string clock(Instant t) {
    const date::hh_mm_ss time{t - date::floor<date::days>(t)};
    return fmt::format("{:02}:{:02}", time.hours().count(), time.minutes().count());
}

std::string date_of(Instant t) {
    const auto d = date::floor<date::days>(t);
    const date::year_month_day ymd{d};
    return fmt::format("{} {} {}", day_name(d), static_cast<unsigned>(ymd.day()),
                       months[static_cast<unsigned>(ymd.month()) - 1]);
}

std::string when(Instant t, Instant now) {
    const auto day = date::floor<date::days>(t);
    const auto away = day - date::floor<date::days>(now);
    if (away == date::days{0}) return clock(t) + " UTC";
    if (away > date::days{-7} && away < date::days{7}) return fmt::format("{} {} UTC", day_name(day), clock(t));
    return fmt::format("{} {} UTC", date_of(t), clock(t));
}

std::string lasting(std::chrono::seconds s) {
    using namespace std::chrono;
    if (s < minutes{1}) return fmt::format("{} s", std::max(s, seconds{0}).count());
    if (s < hours{1}) return fmt::format("{} min", floor<minutes>(s).count());
    const auto h = floor<hours>(s);
    if (h < hours{24}) return fmt::format("{} h {} min", h.count(), floor<minutes>(s - h).count());
    return fmt::format("{} d {} h", h.count() / 24, h.count() % 24);
}

}  // namespace text
}  // namespace bot::desk
