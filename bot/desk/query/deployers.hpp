#pragma once
#include <optional>
#include <string>

#include "bot/desk/model/state.hpp"

/// Who requested, approved and deploys a patch.
namespace bot::desk::query {

/// Whether the speaker is a requestor of this patch, by the services account on the line. A nick alone does not count.
bool is_requestor(const State&, const Track&, const Speaker&);

/// The unsettled run that names this change; nullptr: none.
const Run* running(const State&, int change);

/// The name of a deployer: the bare nick if it is known (`pings`), else the shell name.
struct Deployer {
    std::string name;
    bool pings = false;
};

std::optional<Deployer> deployer_of(const State&, const Track&);

/// The deployer who approved it; nullopt: unknown.
std::optional<Deployer> approver_of(const State&, const Track&);

}  // namespace bot::desk::query
