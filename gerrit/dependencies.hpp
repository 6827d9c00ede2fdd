#pragma once
#include <optional>
#include <string>
#include <vector>

#include "gerrit/scene.hpp"

namespace gerrit {

/// A dependency of a change: a footer or a parent of its commit.
struct Need {
    std::string text;           ///< the footer as written; empty for a parent
    bool by_change_id = false;  ///< named by a Change-Id: any sibling may satisfy it
    std::vector<int> changes;   ///< one per project; empty: no visible change
};

/// The direct dependencies of a change. A Change-Id stands, in each project, for the sibling on the same branch as the
/// dependent change; else for the one on master; else for another one. A parent counts if it is a change of the same
/// project and branch.
struct Needs {
    std::vector<Need> needs;
    bool all_asked = true;  ///< false: some dependencies are missing here, because Gerrit was not asked about them
};
Needs needs(const Scene&, const Change&);

/// Checks that each dependency of `change` is there or will be in time. Code from another branch, such as master, must
/// be contained in the branch of `change` (for a configuration change: in every live branch). Any other dependency must
/// be merged, or scheduled in this window or an earlier one.
void check_dependencies(const Scene&, const Change& change, Findings&);

}  // namespace gerrit
