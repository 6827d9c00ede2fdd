#pragma once
#include <string>
#include <vector>

#include "bot/desk/model/state.hpp"

namespace bot::desk::wording {

/// What is said of the limit to somebody whose entry is over it, with the next window that has room; else nothing.
std::string over_item(const gerrit::Checked&, const Window&, const State&, Instant now);

/// What a requestor is told in private about their patches.
std::string advice(const std::vector<Advice::News>&, const State&, Instant now);

}  // namespace bot::desk::wording
