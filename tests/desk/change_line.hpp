#pragma once
#include <string>

#include "calendar/page.hpp"
#include "gerrit/branches.hpp"
#include "gerrit/shelf.hpp"

namespace tests {

/// Changes the shelf by a line of a transcript: a number, then `key=value` words. A change that does not exist yet is
/// created without problems. Keys: project, branch, id (any word), subject (`+` for spaces), owner, status (open,
/// merged, abandoned), wip, ps, vote (`CR-2:kay`; `CR:kay` removes it), dep (a number, or any word), parent (a number),
/// pick (a number), from (a number: cherry-picked from its commit), conflict, comments, slow, new, ext, train (paths),
/// beta, submitted (an instant), in (branches, separated by commas), approver (`USER@HOST` for whom scap approved it),
/// hidden.
void change_by_line(gerrit::Shelf&, const std::string& line, calendar::Instant now);

/// Adds a change without problems for every entry that the shelf lacks. A change listed as a backport is on that
/// branch, with a merged original on master.
void stock(gerrit::Shelf&, const std::string& page, const gerrit::Versions&, calendar::Instant now);

/// A Change-Id made from any word.
std::string change_id_of(const std::string& word);

}  // namespace tests
