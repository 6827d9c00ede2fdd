#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "bot/desk/text/chat.hpp"
#include "calendar/window.hpp"

namespace bot::desk::wording {

/// The requestors that have patches in a window, in page order; `but`: folded names to leave out.
std::vector<std::string> requestors_with_patches(const calendar::Window&, const ChatTraits&,
                                                 const std::set<std::string>& but = {});

/// The names as pings. Names that want no pings (`quiet`, folded) come after the others and highlight nobody. `nicks`:
/// by folded name, the nick to ping instead.
std::string pings_or_names(const std::vector<std::string>& names, const std::set<std::string>& quiet, const ChatTraits&,
                           const std::map<std::string, std::string>& nicks = {});

}  // namespace bot::desk::wording
