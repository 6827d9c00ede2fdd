#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace bot::desk {

/// For comparing nicks and accounts: the RFC 1459 case mapping.
std::string fold(std::string_view);

/// The nicks bare, parted by spaces, so that each highlights; those that are no nicks left out, nobody twice.
/// Empty when nobody can be pinged.
std::string pings(const std::vector<std::string>& nicks);

/// One name that highlights nobody: a zero-width space (U+200B) behind its first character.
std::string mention(std::string_view name);

/// `ada, kay` without highlighting anybody.
std::string mentions(const std::vector<std::string>& names);

}  // namespace bot::desk
