#pragma once
#include <optional>
#include <string>

#include "bot/desk/model/state.hpp"

namespace bot::desk::query {

/// What somebody who speaks may be: a requestor of this patch, by the services account of the line.
bool is_requestor(const State&, const Track&, const Speaker&);

/// The run under way that names this change; nullptr: none.
const Run* running(const State&, int change);

/// Who deploys a patch, as they are to be named: the bare nick when they are known (`pings`), else the shell name.
struct Deployer {
    std::string name;
    bool pings = false;
};

std::optional<Deployer> deployer_of(const State&, const Track&);

/// Who approved it, when that is a deployer.
std::optional<Deployer> approver_of(const State&, const Track&);

}  // namespace bot::desk::query
