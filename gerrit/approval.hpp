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

/// Whether CI says that it begins to merge, in a comment: `Starting gate-and-submit jobs.`. It counts only beside a
/// vote of CI's own label.
bool enters_gate(std::string_view comment);

}  // namespace gerrit
