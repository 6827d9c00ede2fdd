#pragma once
#include <optional>
#include <string>
#include <vector>

#include "bot/desk/model/calendar_poll.hpp"
#include "bot/desk/model/ledger.hpp"
#include "bot/desk/model/page_changes.hpp"
#include "bot/desk/wording/starts.hpp"

namespace bot::desk {

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

/// Enters the lines of a start.
void announce(Ledger&, const calendar::Window&, const Settings&, const announcements::Source&,
              const announcements::Care&, const announcements::Setting&, Instant now);

/// Enters the line of an edit. `quiet`: folded names that are not to be pinged.
void announce(Ledger&, const Edits::Told&, const std::set<std::string>& quiet, const announcements::Source&,
              Instant now);

/// A window announced under another name, or another start that is past as well, was announced under this one.
void carry_over(Ledger&, const calendar::Changes&, Instant now);

}  // namespace bot::desk
