#pragma once
// A change of Gerrit's answers, read. Only for source files of this room that read answers.
#include "gerrit/change.hpp"
#include "gerrit/json.hpp"
#include "gerrit/policy.hpp"

namespace gerrit {

/// Reads Gerrit's ChangeInfo. nullopt without a usable `_number`; any other member that is absent or of another type
/// leaves its field as it is in an empty Change.
std::optional<Change> read_change(const json::object*, const Policy&);

Account read_account(const json::object*);
/// `2026-04-16 11:33:28.000000000`, UTC.
std::optional<Instant> time_at(const json::object*, std::string_view name);

/// The votes in the `labels` of a change, sorted. Of an answer without `all` (made without DETAILED_LABELS) they are
/// derived from who approved, rejected, recommended or disliked; a rejection by CI is taken for -1.
std::vector<Vote> read_votes(const json::object* labels);
/// Gerrit promises no order, and another order is no news.
void sort(std::vector<Vote>&);

/// What the `files` of a patch set mean. Files of the configuration repository have their meaning only there.
Touched read_files(const json::object* files, bool is_config, const Policy&);

}  // namespace gerrit
