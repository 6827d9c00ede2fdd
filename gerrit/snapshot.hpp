#pragma once
// Reads a change from Gerrit's answers. Only for source files of this room that read answers.
#include "gerrit/change.hpp"
#include "gerrit/json.hpp"
#include "gerrit/policy.hpp"

namespace gerrit {

/// Reads Gerrit's ChangeInfo. nullopt without a usable `_number`; any other member that is missing or has another type
/// leaves its field at its default.
std::optional<Change> read_change(const json::object*, const Policy&);

Account read_account(const json::object*);
/// Reads `2026-04-16 11:33:28.000000000`, UTC.
std::optional<Instant> time_at(const json::object*, std::string_view name);

/// The votes in the `labels` of a change, sorted. If the answer lacks `all` (it was made without DETAILED_LABELS), the
/// votes are derived from approved, rejected, recommended and disliked; a rejection by CI counts as -1.
std::vector<Vote> read_votes(const json::object* labels);
/// Sorts votes: Gerrit guarantees no order, and a different order is not a change.
void sort(std::vector<Vote>&);

/// Classifies the `files` of a patch set. Some patterns apply to the configuration repository only.
Touched read_files(const json::object* files, bool is_config, const Policy&);

}  // namespace gerrit
