#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "calendar/instant.hpp"

namespace gerrit {

using calendar::Instant;

/// NEW, MERGED, ABANDONED; whatever Gerrit says that nobody knows is `unknown`.
enum class ChangeStatus { open, merged, abandoned, unknown };

struct Account {
    std::string name, username;  ///< either may be empty
    bool operator==(const Account&) const = default;
};
/// The user name, else the name.
std::string called(const Account&);

/// A vote on the current patch set. Votes of 0 are none.
struct Vote {
    std::string label;  ///< `Code-Review`, `Verified`
    int value = 0;
    Account by;
    std::optional<Instant> at = {};  ///< not told by event streams, nor in short answers
    bool operator==(const Vote&) const = default;
};

/// One `Depends-On:` footer. At most one of `change` and `change_id` is set; neither: it names nothing of this Gerrit.
struct DependsOn {
    std::string text;  ///< as written, bounded
    std::optional<int> change;
    std::string change_id;
    bool operator==(const DependsOn&) const = default;
};

/// What a commit message says in its last paragraph and, for picks and reverts, anywhere.
struct Message {
    std::vector<DependsOn> depends_on;     ///< last paragraph, column 0
    std::vector<std::string> picked_from;  ///< SHAs of `(cherry picked from commit SHA)`, in order
    std::vector<std::string> reverts;      ///< SHAs of `This reverts commit SHA`
    bool operator==(const Message&) const = default;
};

/// What the files of the current patch set mean for a window, by the policy it was read with. Paths are the first of
/// their kind, in byte order; empty when there is none.
struct Touched {
    int files = 0;               ///< how many, magic files (`/COMMIT_MSG`) left out
    bool beta_only = false;      ///< there are files, and all are used on the beta cluster only
    std::string slow;            ///< localisation: the sync takes long
    std::string new_extension;   ///< an extension.json or skin.json that is added, or the list of extensions
    std::string extension_json;  ///< an extension.json or skin.json that is there already
    std::string train_step;      ///< the file that says which wiki runs which version
    bool operator==(const Touched&) const = default;
};

/// A Gerrit change as it was when it was read: what Oriel's checks and tracker need of it, each text bounded.
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

    std::string revision;              ///< SHA of the current patch set; empty when not told
    int patch_set = 0;                 ///< its number; 0 when not told
    std::vector<std::string> parents;  ///< SHAs
    Message message;
    Touched touched;

    std::vector<Vote> votes;
    std::optional<bool> mergeable;  ///< not told by every Gerrit; false for a moment after a rebase
    std::optional<bool> submittable;
    int unresolved_comments = 0;
    std::optional<int> cherry_pick_of;  ///< only of picks made by REST or the web
    std::optional<int> revert_of;
    int gate = 0;  ///< the patch set that CI has said it takes into the gate; 0: none, or not told

    bool operator==(const Change&) const = default;
};

/// The votes of a label: the worst (negative) and the best (positive) one; nullptr when there is none.
const Vote* worst(const Change&, const std::string& label);
const Vote* best(const Change&, const std::string& label);
/// Code-Review +2, and no -2.
bool approved(const Change&);
/// Approved; or its current patch set is in the gate, which takes in nothing else.
bool to_be_merged(const Change&);
/// Approved or merged at that instant or later, or nobody knows when: not before.
bool on_its_way(const Change&, Instant since);

/// A change as one line of JSON, and back (`nullopt`: no such line). Equal changes give equal lines.
std::string to_record(const Change&);
std::optional<Change> change_of_record(const std::string&);

/// Differs when anything of the change does.
std::uint64_t fingerprint(const Change&);

}  // namespace gerrit
