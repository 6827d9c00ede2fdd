#pragma once
#include <string>
#include <vector>

#include "bot/desk/model/state.hpp"
#include "bot/desk/query/edits_entries.hpp"

namespace bot::desk::query {

/// The changes that are to be listed: those asked for, and with `both` their cherry-picks on every live branch.
struct Picked {
    std::vector<int> changes;
    std::string missing;  ///< a live branch that one is not picked to
    int lacks = 0;        ///< which one
};
Picked picked(const State&, const EditRequest&);

/// Whether enough is known of the changes to decide.
bool known(const State&, const EditRequest&, Instant now);

/// What Gerrit is to be asked about for it.
void add_roots(const State&, const EditRequest&, gerrit::Known::Roots&);

}  // namespace bot::desk::query
