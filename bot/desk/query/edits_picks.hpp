#pragma once
#include <string>
#include <vector>

#include "bot/desk/model/state.hpp"
#include "bot/desk/query/edits_entries.hpp"

/// The changes that an edit request lists, and what Gerrit must know of them.
namespace bot::desk::query {

/// The changes to list: those requested and, with `both`, their cherry-picks on every live branch.
struct Picked {
    std::vector<int> changes;
    std::string missing;  ///< a live branch without a cherry-pick
    int lacks = 0;        ///< the change that lacks it
};
Picked picked(const State&, const EditRequest&);

/// Whether enough is known of the changes to decide the request.
bool known(const State&, const EditRequest&, Instant now);

/// Adds the changes that Gerrit has to be asked about for the request.
void add_roots(const State&, const EditRequest&, gerrit::Known::Roots&);

}  // namespace bot::desk::query
