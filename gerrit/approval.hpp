#pragma once
#include <string>
#include <string_view>

namespace gerrit {

/// For whom the deployment tool approved a change: the `USER@HOST` of the line `Approved by USER@HOST using scap
/// backport` in a comment; empty without one. Anybody can write such a line, so it counts only beside a vote.
std::string scap_approver(std::string_view comment);

/// Whether Gerrit says in the first line of a message that its author voted Code-Review +2 with it. That line is
/// Gerrit's own (`Patch Set 2: Code-Review+2`).
bool votes_approval(std::string_view message);

}  // namespace gerrit
