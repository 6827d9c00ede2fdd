#pragma once
#include <string>

#include "calendar/page.hpp"
#include "gerrit/branches.hpp"
#include "gerrit/shelf.hpp"

namespace tests {

/// Changes the shelf as a line of a transcript says: a number, then `key=value` words. A change that is not there yet
/// begins as a good one. Keys: project, branch, id (any word), subject (`+` for spaces), owner, status (open, merged,
/// abandoned), wip, ps, vote (`CR-2:kay`; `CR:kay` takes it back), dep (a number, or any word), parent (a number), pick
/// (a number), from (a number: cherry picked from its commit), conflict, comments, slow, new, ext, train (paths), beta,
/// submitted (an instant), in (branches, parted by commas), approver
/// (`USER@HOST` for whom the deployment tool approved it), hidden.
void change_by_line(gerrit::Shelf&, const std::string& line, calendar::Instant now);

/// Puts a good change for every entry that the shelf lacks: what is listed as a backport is on that branch, with a
/// merged original on master.
void stock(gerrit::Shelf&, const std::string& page, const gerrit::Versions&, calendar::Instant now);

/// A Change-Id made of any word.
std::string change_id_of(const std::string& word);

}  // namespace tests
