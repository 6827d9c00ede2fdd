#pragma once
#include <set>
#include <string>

#include "bot/desk/wording/starts.hpp"

/// Renders changes of the calendar as English.
namespace bot::desk::wording {

/// A window moved; `to` is the window as the page shows it. `quiet`: folded names that are not pinged.
std::string moved(const Window& from, const Window& to, const std::set<std::string>& quiet, const PageSource&,
                  const ChatTraits&, Instant now);

std::string cancelled(const Window&, const std::set<std::string>& quiet, const PageSource&, const ChatTraits&,
                      Instant now);

}  // namespace bot::desk::wording
