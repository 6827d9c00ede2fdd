#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "calendar/instant.hpp"

namespace gerrit {

/// What may stand in the way of a patch. The words (`to_text`) are stable: `unknown-change`, `master-not-merged`.
/// In the order in which they are shown within one severity. Behind each, the facts it carries.
enum class Code {
    unknown_change,            ///< -; of an entry without a number: text: what stands in its place, title
    abandoned,                 ///< -
    work_in_progress,          ///< -
    not_deployable,            ///< project, branch
    branch_not_live,           ///< branch
    vetoed,                    ///< vote, by
    ci_failed,                 ///< vote, by, patch_set
    merge_conflict,            ///< -
    new_extension,             ///< file
    train_step,                ///< file
    dependency_abandoned,      ///< other
    dependency_cycle,          ///< other: one of the cycle
    dependency_not_in_branch,  ///< other, branch
    over_limit,                ///< count: its place; limit
    already_merged,            ///< since: when, if known
    branch_not_yet_live,       ///< branch
    type_mismatch,             ///< type: as listed; branch: the true one; project
    duplicate,                 ///< -
    objected,                  ///< vote, by
    master_not_merged,         ///< other: the original
    master_abandoned,          ///< other: the original
    master_just_merged,        ///< other: the original; since: when it was merged
    dependency_unmerged,       ///< other (0 when nobody can tell which: `text`); text: what the footer says; draft
    dependency_order,          ///< other; window, at: where and when that one is scheduled
    unresolved_comments,       ///< count
    new_patch_set,             ///< patch_set: now; count: the one whose checks its requestor or a deployer saw last
    requestor_missing,         ///< -
    train_overlap,             ///< window, at: the train's
    unchecked,       ///< text: what could not be asked (`Gerrit`, `wikiversions`); since: since when, if known
    no_original,     ///< -
    missing_branch,  ///< branch: the live one that lacks it
    extension_json,  ///< file
    slow_i18n,       ///< file; count: minutes it takes
    beta_only,       ///< -
};

enum class Severity { note, warn, block };
std::string_view to_text(Severity);

std::string_view to_text(Code);
Severity severity(Code);
std::span<const Code> codes();  ///< all of them

enum class Source { page, gerrit, wikiversions, memory };
Source source(Code);

/// One thing that stands in the way of one patch, and what it rests on.
struct Finding {
    Code code;
    std::optional<int> change = {};  ///< the patch; none for an entry without a readable number

    std::string vote = {}, by = {}, project = {}, branch = {}, file = {}, type = {}, window = {}, text = {}, title = {};
    std::optional<int> other = {};
    std::optional<calendar::Instant> since = {}, at = {};
    int count = 0, limit = 0, patch_set = 0;
    bool draft = false;  ///< the other one is work in progress

    bool operator==(const Finding&) const = default;
};

/// The same for findings that are the same news to people: the code and what it is about, not how often or by whom.
std::string cause(const Finding&);

}  // namespace gerrit
