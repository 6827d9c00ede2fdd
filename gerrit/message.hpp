#pragma once
#include <string_view>

#include "gerrit/change.hpp"

namespace gerrit {

/// What a commit message says. `Depends-On:` (any letter case) counts at the beginning of a line of the last paragraph:
/// reverts quote the footers of others further up. It names a change of the Gerrit at `gerrit`
/// (`https://gerrit.wikimedia.org/r`) by its address or number, or a Change-Id. At most 100 footers and 20 SHAs of each
/// kind are taken, the first ones.
Message read_message(std::string_view message, std::string_view gerrit);

}  // namespace gerrit
