#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/schedule.hpp"

namespace bot::desk::inline text {

/// For comparing nicks and accounts: the RFC 1459 case mapping.
std::string fold(std::string_view);

/// The nicks bare, parted by spaces, so that each highlights; those that are no nicks left out, nobody twice.
/// Empty when nobody can be pinged.
std::string pings(const std::vector<std::string>& nicks);

/// One name that highlights nobody: a zero-width space (U+200B) behind its first character.
std::string mention(std::string_view name);

/// The text, with every word of it that is the nick of somebody on the calendar, or of `others` (folded), broken so
/// that it highlights nobody.
std::string unpinged(std::string_view text, const calendar::Schedule&, std::set<std::string> others = {});

}  // namespace bot::desk::inline text
