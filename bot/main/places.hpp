#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "calendar/edit.hpp"
#include "calendar/window.hpp"

/// Finds the window and the entry that the arguments mean. Throws std::runtime_error with the choices if there is none,
/// or more than one.
namespace bot {

using Takes = std::function<bool(const calendar::Window&)>;

/// The window that starts at `start` and takes the changes; if there are several, the first with room for `n` more.
/// Without room it throws, and names the first suitable window that starts after `earliest` and `start`.
calendar::Window window_for(const std::vector<calendar::Window>&, const Takes&, int n, calendar::Instant start,
                            calendar::Instant earliest);

/// The first window that takes the changes, has room for `n` and starts after `earliest`, if any.
std::optional<calendar::Window> next_for(const std::vector<calendar::Window>&, const Takes&, int n,
                                         calendar::Instant earliest);

/// The entry of a change: in the window that starts at `window`, if given; otherwise the only entry, or the only one
/// without a status.
calendar::EntryAt entry_meant(const std::vector<calendar::Window>&, int change,
                              std::optional<calendar::Instant> window);

}  // namespace bot
