#pragma once
#include <vector>

#include "bot/desk/model/state.hpp"

/// The order in which a window's patches are deployed.
namespace bot::desk::query {

/// Whether this entry of the window is still to be deployed or under way.
bool to_be_done(const State&, const calendar::Window&, const calendar::Patch&);

/// The waiting patches in the order to deploy them: first the deployer's order; then patches whose requestors are here,
/// configuration before code, dependencies before dependents, slow patches last. Patches over the limit come at the
/// end, or are left out with `may_go`.
std::vector<int> order(const State&, const calendar::Window&, Instant now, bool may_go);

/// The patches of the window that are approved and not yet finished, except `but`.
std::vector<int> under_way(const State&, const calendar::Window&, const std::vector<int>& but = {});

}  // namespace bot::desk::query
