#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "calendar/instant.hpp"

namespace gerrit {

/// The problems that a patch may have. The words (`to_text`) are stable: `unknown-change`, `master-not-merged`. Within
/// a severity, findings are shown in this order. The comments name the facts of each finding.
enum class Code {
    unknown_change,            ///< -; for an entry without a number: text: what is written in its place, title
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
    dependency_cycle,          ///< other: a change of the cycle
    dependency_not_in_branch,  ///< other, branch
    over_limit,                ///< count: its place in the window; limit
    already_merged,            ///< since: when, if known
    branch_not_yet_live,       ///< branch
    type_mismatch,             ///< type: as listed; branch: the actual one; project
    duplicate,                 ///< -
    objected,                  ///< vote, by
    master_not_merged,         ///< other: the original
    master_abandoned,          ///< other: the original
    master_just_merged,        ///< other: the original; since: when it was merged
    dependency_unmerged,       ///< other (0 if unknown: see text); text: the footer as written; draft
    dependency_order,          ///< other; window, at: where and when the other is scheduled
    unresolved_comments,       ///< count
    new_patch_set,             ///< patch_set: current; count: the one whose checks its requestor or a deployer saw last
    requestor_missing,         ///< -
    train_overlap,             ///< window, at: those of the train
    unchecked,                 ///< text: what is unknown (`Gerrit`, `wikiversions`, ...); since: from when, if known
    no_original,               ///< -
    missing_branch,            ///< branch: the live branch without the fix
    extension_json,            ///< file
    slow_i18n,                 ///< file; count: duration in minutes
    beta_only,                 ///< -
};

enum class Severity { note, warn, block };
std::string_view to_text(Severity);

std::string_view to_text(Code);
Severity severity(Code);
std::span<const Code> codes();  ///< all codes

enum class Source { page, gerrit, wikiversions, memory };
Source source(Code);

/// One problem of one patch, with its facts.
struct Finding {
    Code code;
    std::optional<int> change = {};  ///< the patch; none for an entry without a readable number

    std::string vote = {}, by = {}, project = {}, branch = {}, file = {}, type = {}, window = {}, text = {}, title = {};
    std::optional<int> other = {};
    std::optional<calendar::Instant> since = {}, at = {};
    int count = 0, limit = 0, patch_set = 0;
    bool draft = false;  ///< `other` is work in progress

    bool operator==(const Finding&) const = default;
};

/// A key of the finding: the code and its subject, not its amount or its author. Findings with equal keys are the same
/// news to people.
std::string cause(const Finding&);

}  // namespace gerrit
