#pragma once
#include <set>
#include <string>

#include "bot/desk/model/ledger.hpp"
#include "bot/desk/model/page_changes.hpp"
#include "bot/desk/wording/starts.hpp"

/// Announces changes of the calendar page.
namespace bot::desk::rules::page_changes {

/// Enters the line about a change. `quiet`: folded names that are not pinged.
void announce(Ledger&, const PageChanges::Told&, const std::set<std::string>& quiet, const wording::PageSource&,
              const ChatTraits&, Instant now);

/// If a window was announced under an earlier name or start, it counts as announced under the present one, unless its
/// start moved and is still to come.
void carry_over(Ledger&, const calendar::Changes&, Instant now);

}  // namespace bot::desk::rules::page_changes
