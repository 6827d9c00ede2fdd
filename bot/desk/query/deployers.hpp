#pragma once
#include <optional>
#include <string>
#include <vector>

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

/// Whether this requestor (a name on the calendar) is the deployer of the patch.
bool deploys_own(const State&, const Track&, const std::string& requestor);

/// Whether a shell name of the log belongs to this person of the calendar: by `[people]`, else by an equal nick.
bool has_shell(const State&, const std::string& nick, const std::string& shell);

/// The deployer who approved it; nullopt: unknown.
std::optional<Deployer> approver_of(const State&, const Track&);

/// The deployer who reported its approval or its test phase by a command; nullopt: nobody did.
std::optional<Deployer> reporter_of(const State&, const Track&);

/// The shell names of the runs that belong to nobody who is known, the latest first.
std::vector<std::string> unknown_shells(const State&);

}  // namespace bot::desk::query
