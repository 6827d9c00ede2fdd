#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace calendar {

/// A version of the weekly train, such as `1.47.0-wmf.16`. Ordered from old to new.
struct Version {
    int major = 0, minor = 0, patch = 0, week = 0;
    auto operator<=>(const Version&) const = default;
};

/// Reads exactly `1.47.0-wmf.16`; every number has one to five ASCII digits.
std::optional<Version> parse_version(std::string_view);
std::string to_text(const Version&);

/// Whether the type of an entry, as people write it (`1.47.0-wmf.16`, `wmf.16`, `wmf/1.47.0-wmf.16`, `php-...`, in any
/// letter case), names this branch (`wmf/1.47.0-wmf.16`, `wmf/next`, `master`). `wmf.16` matches every version with
/// that week.
bool names_branch(std::string_view type, std::string_view branch);

/// `wmf/1.47.0-wmf.16` without `wmf/`, as shown in lists; other branches unchanged.
std::string short_branch(std::string_view branch);

}  // namespace calendar
