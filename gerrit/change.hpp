#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "calendar/instant.hpp"

namespace gerrit {

using calendar::Instant;

/// NEW, MERGED, ABANDONED; `unknown` for any other status.
enum class ChangeStatus { open, merged, abandoned, unknown };

struct Account {
    std::string name, username;  ///< either may be empty
    bool operator==(const Account&) const = default;
};
/// The user name; the name if there is none.
std::string called(const Account&);

/// A vote on the current patch set. A vote of 0 does not count as a vote.
struct Vote {
    std::string label;  ///< `Code-Review`, `Verified`
    int value = 0;
    Account by;
    std::optional<Instant> at = {};  ///< missing in event streams and in short answers
    bool operator==(const Vote&) const = default;
};

/// One `Depends-On:` footer. At most one of `change` and `change_id` is set; none if it names no change of this Gerrit.
struct DependsOn {
    std::string text;  ///< as written, bounded
    std::optional<int> change;
    std::string change_id;
    bool operator==(const DependsOn&) const = default;
};

/// The parts of a commit message that Oriel needs: from its last paragraph and, for picks and reverts, from anywhere.
struct Message {
    std::vector<DependsOn> depends_on;     ///< last paragraph, column 0
    std::vector<std::string> picked_from;  ///< SHAs of `(cherry picked from commit SHA)`, in order
    std::vector<std::string> reverts;      ///< SHAs and Change-Ids after `This reverts commit`, of one or more commits
    bool operator==(const Message&) const = default;
};

/// The meaning of the current patch set's files for a window, by the policy used for reading. Each path is the first of
/// its kind in byte order; empty if there is none.
struct Touched {
    int files = 0;               ///< number of files, without magic files (`/COMMIT_MSG`)
    bool beta_only = false;      ///< all files are used on the beta cluster only (and there is at least one)
    std::string slow;            ///< a localisation file: the sync takes long
    std::string new_extension;   ///< an added extension.json or skin.json, or the list of extensions
    std::string extension_json;  ///< an existing extension.json or skin.json
    std::string train_step;      ///< the file that sets the version of each wiki
    bool operator==(const Touched&) const = default;
};

/// A snapshot of a Gerrit change: the facts that the checks and the tracker need, with bounded texts.
struct Change {
    int number = 0;
    std::string project, branch;  ///< `branch` without refs/heads/
    std::string change_id, subject;
    ChangeStatus status = ChangeStatus::unknown;
    bool work_in_progress = false;
    Account owner;
    Instant updated;
    std::optional<Instant> submitted;
    std::string submitter;  ///< user name, else name

    std::string revision;              ///< SHA of the current patch set; empty if unknown
    int patch_set = 0;                 ///< its number; 0 if unknown
    std::vector<std::string> parents;  ///< SHAs
    Message message;
    Touched touched;

    std::vector<Vote> votes;
    std::optional<bool> mergeable;  ///< not reported by every Gerrit; briefly false after a rebase
    std::optional<bool> submittable;
    int unresolved_comments = 0;
    std::optional<int> cherry_pick_of;  ///< only set for picks made by REST or in the web UI
    std::optional<int> revert_of;
    int gate = 0;  ///< the patch set that CI announced for the gate; 0: none, or unknown

    bool operator==(const Change&) const = default;
};

/// The worst (negative) and the best (positive) vote on a label; nullptr if there is none.
const Vote* worst(const Change&, const std::string& label);
const Vote* best(const Change&, const std::string& label);
/// Code-Review +2 and no -2.
bool approved(const Change&);
/// Approved, or its current patch set is in the gate, which takes only approved patch sets.
bool to_be_merged(const Change&);
/// Approved or merged at `since` or later. True if the time is unknown.
bool on_its_way(const Change&, Instant since);

/// A change as one line of JSON, and back (nullopt if the line is not a change). Equal changes give equal lines.
std::string to_record(const Change&);
std::optional<Change> change_of_record(const std::string&);

/// A 64-bit hash of the change; differs (almost surely) if any field differs.
std::uint64_t fingerprint(const Change&);

}  // namespace gerrit
