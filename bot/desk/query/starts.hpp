#pragma once
#include <chrono>
#include <string_view>
#include <vector>

#include "bot/desk/model/ledger.hpp"
#include "bot/desk/query/conduct_order.hpp"
#include "calendar/schedule.hpp"

namespace bot::desk::query {

/// A start is announced within this long, late; after that not at all.
constexpr std::chrono::minutes grace{15};

/// The causes of a start's two lines.
Cause deployers_cause(const calendar::Window&);

Cause requestors_cause(const calendar::Window&);

/// The cause of another line about a window, `line` being its kind.
Cause window_cause(std::string_view line, const calendar::Window&);

/// Whether this start has been taken care of, or is being.
bool announced(const Ledger&, const calendar::Window&);

/// Which starts are due: in the grace, not over, not before `since` (when this store first looked), and unknown to the
/// ledger or to be said again. In page order.
std::vector<calendar::Window> due_starts(const calendar::Schedule&, const Ledger&, Instant since, Instant now);

}  // namespace bot::desk::query
