#pragma once
#include <chrono>
#include <string_view>
#include <vector>

#include "bot/desk/model/ledger.hpp"
#include "bot/desk/query/conduct_order.hpp"
#include "calendar/schedule.hpp"

/// The starts of windows that are due, and the causes of their lines.
namespace bot::desk::query {

/// A start is announced up to this long late, then not at all.
constexpr std::chrono::minutes grace{15};

/// The causes of a start's two lines: to the deployers, and to the requestors.
Cause deployers_cause(const calendar::Window&);

Cause requestors_cause(const calendar::Window&);

/// The cause of another line about a window; `line` is its kind.
Cause window_cause(std::string_view line, const calendar::Window&);

/// Whether this start is in the ledger: announced, or about to be.
bool announced(const Ledger&, const calendar::Window&);

/// The starts to announce, in page order: within `grace`, not ended, not before `since` (the first use of this store),
/// and not in the ledger or to be rendered again.
std::vector<calendar::Window> due_starts(const calendar::Schedule&, const Ledger&, Instant since, Instant now);

}  // namespace bot::desk::query
