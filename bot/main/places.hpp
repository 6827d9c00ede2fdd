#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "calendar/edit.hpp"
#include "calendar/window.hpp"

/// Which window and which entry the arguments mean. What is not there or may be several throws std::runtime_error with
/// the choices.
namespace bot {

using Takes = std::function<bool(const calendar::Window&)>;

/// The window that starts at `start` and takes what is to be put there; of several the first with room for `n` more.
/// Without room it is refused, and the first one that would do and starts after `earliest` and `start` is named.
calendar::Window window_for(const std::vector<calendar::Window>&, const Takes&, int n, calendar::Instant start,
                            calendar::Instant earliest);

/// The first one that takes it, has room for `n` and starts after `earliest`, if any.
std::optional<calendar::Window> next_for(const std::vector<calendar::Window>&, const Takes&, int n,
                                         calendar::Instant earliest);

/// The entry of a change: in the window that starts then, if that is told; else the only one, or the only one without a
/// status.
calendar::EntryAt entry_meant(const std::vector<calendar::Window>&, int change,
                              std::optional<calendar::Instant> window);

}  // namespace bot
