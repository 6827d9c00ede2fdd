#pragma once
#include <optional>
#include <string>
#include <vector>

#include "gerrit/scene.hpp"

namespace gerrit {

/// One thing a change needs: a footer or a parent of its commit.
struct Need {
    std::string text;           ///< the footer as written; empty for a parent
    bool by_change_id = false;  ///< so whichever sibling serves
    std::vector<int> changes;   ///< one for each project; none: nothing that anybody can see
};

/// What a change needs directly. A Change-Id means in each project the sibling on the branch of the one that needs it,
/// else the one on master, else another. Parents count when they are changes of the same project and branch.
struct Needs {
    std::vector<Need> needs;
    bool all_asked = true;  ///< otherwise something is left out, because Gerrit was not asked about it
};
Needs needs(const Scene&, const Change&);

/// Whether what `change` needs is there, or will be in time: merged; on a release branch or in the configuration, in
/// this window or an earlier one; on master, contained in the branch (for the configuration: in every live one).
void check_dependencies(const Scene&, const Change& change, Findings&);

}  // namespace gerrit
