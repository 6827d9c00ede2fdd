#pragma once
#include <string_view>

#include "gerrit/change.hpp"

namespace gerrit {

/// Reads a commit message. `Depends-On:` (any letter case) counts at the beginning of a line of the last paragraph,
/// because reverts quote the footers of other changes further up. It names a change of the Gerrit at `gerrit`
/// (`https://gerrit.wikimedia.org/r`) by its URL or number, or a Change-Id. Only the first 100 footers and the first 20
/// SHAs of each kind are read. The commits of a revert follow `This reverts commit` or `This reverts commits`: several
/// are separated by commas or "and", or stand in a list, perhaps each with its subject.
Message read_message(std::string_view message, std::string_view gerrit);

}  // namespace gerrit
