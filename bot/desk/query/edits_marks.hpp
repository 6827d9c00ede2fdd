#pragma once
#include <string>

#include "bot/desk/model/state.hpp"
#include "bot/desk/query/edits_entries.hpp"

/// The statuses that Oriel wrote on the page.
namespace bot::desk::query {

/// Whether Oriel wrote the status that this entry shows.
bool is_ours(const State&, const Listed&);

/// The key of one status of one entry, in the sets of written and tried statuses.
std::string mark_key(const calendar::EntryAt&, const std::string& status);

}  // namespace bot::desk::query
