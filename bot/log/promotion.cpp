#include "bot/log/promotion.hpp"

#include <algorithm>

#include "bot/log/text.hpp"
#include "calendar/text.hpp"
#include "calendar/version.hpp"

namespace bot::log {
namespace {

/// The version at the front: digits, dots and `-wmf.`, so that a word attached to it does not count.
std::string_view version_at_front(std::string_view text) {
    constexpr std::string_view week = "-wmf.";
    const auto not_figure = [](char c) { return !calendar::is_digit(c); };
    const std::size_t at = text.find(week);
    if (at > 20) return {};  // npos too
    const auto end = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(at + week.size()), text.end(), not_figure);
    const std::string_view version = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    return calendar::parse_version(version) ? version : std::string_view{};
}

std::string task_at_front(std::string_view text) {
    const auto words = match(text, " refs T");
    if (!words.whole()) return "";
    const auto figures =
        static_cast<std::size_t>(std::ranges::find_if_not(words.rest, calendar::is_digit) - words.rest.begin());
    return calendar::digits(words.rest.substr(0, figures)) ? "T" + std::string{words.rest.substr(0, figures)} : "";
}

}  // namespace

std::optional<Promotion> read_promotion(std::string_view text) {
    for (const std::string_view group : {"testwikis", "group0", "group1", "group2", "all"}) {
        if (!text.starts_with(group)) continue;
        const std::string_view behind = text.substr(group.size());
        auto words = match(behind, " to ");
        if (!words.whole()) words = match(behind, " wikis to ");
        const std::string_view version = words.whole() ? version_at_front(words.rest) : std::string_view{};
        if (version.empty()) return std::nullopt;
        return Promotion{std::string{group}, std::string{version}, task_at_front(words.rest.substr(version.size()))};
    }
    return std::nullopt;
}

}  // namespace bot::log
