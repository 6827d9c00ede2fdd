#pragma once
#include <optional>
#include <string>
#include <vector>

#include "bot/desk/model/calendar_poll.hpp"
#include "bot/desk/model/ledger.hpp"
#include "bot/desk/model/page_changes.hpp"
#include "bot/desk/wording/starts.hpp"

/// Announces the starts of windows.
namespace bot::desk::rules::starts {

/// Enters the lines of a start.
void announce(Ledger&, const calendar::Window&, const Settings&, const wording::PageSource&, const wording::Care&,
              const wording::Setting&, Instant now);

}  // namespace bot::desk::rules::starts
