#pragma once
#include <string>

#include "bot/desk/model/state.hpp"
#include "bot/desk/query/edits_entries.hpp"

namespace bot::desk::query {

/// Whether the status that an entry shows is one that Oriel wrote.
bool is_ours(const State&, const Listed&);

/// Names one status of one entry, for the sets of statuses that were written or tried.
std::string mark_key(const calendar::EntryAt&, const std::string& status);

}  // namespace bot::desk::query
