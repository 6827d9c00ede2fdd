#pragma once
#include <string>
#include <vector>

#include "bot/desk/model/state.hpp"

/// Renders the private news for requestors.
namespace bot::desk::wording {

/// The remark about the limit for an entry over it, with the next window that has room; else empty.
std::string over_item(const gerrit::Checked&, const Window&, const State&, Instant now);

/// The private message to a requestor about their patches.
std::string advice(const std::vector<Advice::News>&, const State&, Instant now);

}  // namespace bot::desk::wording
