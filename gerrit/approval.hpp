#pragma once
#include <string>
#include <string_view>

namespace gerrit {

/// The deployer for whom scap, the deployment tool, approved a change: the `USER@HOST` of the line `Approved by
/// USER@HOST using scap backport` in a comment; empty without such a line. Anyone can write this line, so it counts
/// only together with a vote.
std::string scap_approver(std::string_view comment);

/// Whether the first line of a message says that its author voted Code-Review +2. Gerrit itself writes that line
/// (`Patch Set 2: Code-Review+2`).
bool votes_approval(std::string_view message);

/// Whether a comment is CI's notice that it starts to merge: `Starting gate-and-submit jobs.`. It counts only together
/// with a vote on CI's own label.
bool enters_gate(std::string_view comment);

}  // namespace gerrit
