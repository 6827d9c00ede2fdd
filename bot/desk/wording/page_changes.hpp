#pragma once
#include <set>
#include <string>

#include "bot/desk/wording/starts.hpp"

namespace bot::desk::wording {

/// The window has another start. `to` is how the page shows it now.
/// `quiet`: folded names that are not to be pinged.
std::string moved(const Window& from, const Window& to, const std::set<std::string>& quiet, const Source&,
                  const ChatTraits&, Instant now);

std::string cancelled(const Window&, const std::set<std::string>& quiet, const Source&, const ChatTraits&, Instant now);

}  // namespace bot::desk::wording
