#include "calendar/version.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "calendar/text.hpp"

namespace calendar {
namespace {

constexpr std::size_t longest_number = 5;
constexpr std::string_view release = "wmf/", checkout = "php-";

std::optional<int> take_number(std::string_view& text) {
    const auto end = std::ranges::find_if_not(text, is_digit);
    const auto length = static_cast<std::size_t>(end - text.begin());
    if (length > longest_number) return std::nullopt;
    const auto number = digits(text.substr(0, length));
    text.remove_prefix(length);
    return number;
}

}  // namespace

std::optional<Version> parse_version(std::string_view text) {
    const auto major = take_number(text);
    if (!major || !take(text, ".")) return std::nullopt;
    const auto minor = take_number(text);
    if (!minor || !take(text, ".")) return std::nullopt;
    const auto patch = take_number(text);
    if (!patch || !take(text, "-wmf.")) return std::nullopt;
    const auto week = take_number(text);
    if (!week || !text.empty()) return std::nullopt;
    return Version{*major, *minor, *patch, *week};
}

std::string to_text(const Version& version) {
    return fmt::format("{}.{}.{}-wmf.{}", version.major, version.minor, version.patch, version.week);
}

bool names_branch(std::string_view type, std::string_view branch) {
    const std::string written = lower(trim(type)), full = lower(branch);
    std::string_view name = written, bare = full;
    take(name, checkout);
    if (name.empty()) return false;
    take(bare, release);
    if (name == full || name == bare) return true;
    const auto version = parse_version(bare);
    if (!version) return false;
    // `wmf.5`, `wmf5`, `-wmf.5`, `1.47.0-wmf5`
    take(name, release);
    const std::size_t at = name.rfind("wmf");
    if (at == std::string_view::npos) return false;
    std::string_view train = name.substr(0, at), number = name.substr(at + 3);
    if (train.ends_with('-')) train.remove_suffix(1);
    if (!train.empty() && train != fmt::format("{}.{}.{}", version->major, version->minor, version->patch))
        return false;
    take(number, ".");
    const auto week = take_number(number);
    return number.empty() && week == version->week;
}

std::string short_branch(std::string_view branch) {
    std::string_view bare = branch;
    return std::string{take(bare, release) && parse_version(bare) ? bare : branch};
}

}  // namespace calendar
