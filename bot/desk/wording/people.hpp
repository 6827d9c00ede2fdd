#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "bot/desk/text/chat.hpp"
#include "calendar/window.hpp"

/// The names of requestors, as pings or without.
namespace bot::desk::wording {

/// The requestors with patches in a window, in page order, without `but` (folded names).
std::vector<std::string> requestors_with_patches(const calendar::Window&, const ChatTraits&,
                                                 const std::set<std::string>& but = {});

/// The names as pings. People who want no pings (`quiet`, folded) come last and are not pinged. `nicks`: by folded
/// name, the nick to ping instead.
std::string pings_or_names(const std::vector<std::string>& names, const std::set<std::string>& quiet, const ChatTraits&,
                           const std::map<std::string, std::string>& nicks = {});

}  // namespace bot::desk::wording
