#pragma once
#include <set>
#include <string>

#include "bot/desk/model/ledger.hpp"
#include "bot/desk/model/page_changes.hpp"
#include "bot/desk/wording/starts.hpp"

namespace bot::desk::rules::page_changes {

/// Enters the line of an edit. `quiet`: folded names that are not to be pinged.
void announce(Ledger&, const PageChanges::Told&, const std::set<std::string>& quiet, const wording::Source&,
              const ChatTraits&, Instant now);

/// A window announced under another name, or another start that is past as well, was announced under this one.
void carry_over(Ledger&, const calendar::Changes&, Instant now);

}  // namespace bot::desk::rules::page_changes
