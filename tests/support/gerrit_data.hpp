#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calendar/instant.hpp"

namespace support {

using calendar::Instant;

struct FakePerson {
    std::string username = "";
    std::string name = "";   ///< empty: equal to the user name
    std::string email = "";  ///< empty: not shown
    bool operator==(const FakePerson&) const = default;
};

struct FakeFile {
    std::string path;
    char status = 'M';  ///< M, A, D, R
    std::string old_path = "";
    int inserted = 1, deleted = 0;
};

struct FakeVote {
    std::string label;  ///< `Code-Review`, `Verified`
    int value = 0;      ///< 0: a reviewer without a vote
    FakePerson by = {};
    Instant at = {};
};

struct FakeMessage {
    std::string text;
    FakePerson by = {};
    Instant at = {};
    int patch_set = 1;
    std::string tag = "";
};

struct FakePatchSet {
    int number = 0;
    std::string revision;
    std::vector<std::string> parents;
};

/// A change as Gerrit stores it. `Changes::add` fills in plausible values for empty fields.
struct FakeChange {
    int number = 0;
    std::string project = "mediawiki/core", branch = "master", change_id = "", subject = "", topic = "";
    std::string status = "NEW";
    bool wip = false, hidden = false;  ///< hidden: not visible to anonymous readers

    std::vector<std::string> depends_on = {};  ///< become footers of `message`
    std::string message = "";
    std::vector<FakeFile> files = {};
    std::optional<int> on_top_of = {};      ///< the change whose current patch set is the parent
    std::vector<std::string> parents = {};  ///< SHAs
    int patch_set = 1;
    std::string revision = "";  ///< SHA of the current patch set
    std::string kind = "REWORK", description = "";
    std::vector<FakePatchSet> earlier = {};  ///< the patch sets before the current one

    std::vector<FakeVote> votes = {};
    std::vector<FakeMessage> messages = {};
    std::optional<bool> mergeable = {};  ///< shown for open changes only
    int comments = 0, unresolved = 0;
    std::optional<int> cherry_pick_of = {}, revert_of = {};
    int cherry_pick_of_patch_set = 0;

    FakePerson owner = {"ada", "Ada", ""};
    std::optional<Instant> created = {}, updated = {}, submitted = {};
    FakePerson submitter = {};
    std::vector<std::string> also_in = {};  ///< further branches that contain its commit
    int edits = 0;                          ///< number of updates
};

struct FakeBranch {
    std::string from;  ///< empty: it has always existed
    Instant cut = {};
};

/// The content of a new patch set; empty fields keep their value.
struct FakeEdit {
    std::optional<std::string> message = {};
    std::optional<std::vector<FakeFile>> files = {};
    std::optional<int> on_top_of = {};
    std::string kind = "REWORK";  ///< other kinds (TRIVIAL_REBASE, NO_CODE_CHANGE) keep the reviewers' votes
};

/// The changes of a Gerrit and the operations on them; without sockets, and with a clock set by the test. Each
/// operation changes what a real Gerrit changes: `updated`, patch sets, SHAs, votes. An impossible operation (such as
/// merging a merged change) throws std::logic_error.
class Changes {
public:
    void set_now(Instant now) { now_ = now; }
    Instant now() const { return now_; }

    int add(FakeChange);  ///< returns its number
    /// Branch `name` is cut from the branch `from` at the current time; with an empty `from` it has always existed.
    void add_branch(const std::string& project, const std::string& name, const std::string& from = "master");

    void new_patch_set(int number, const FakeEdit& = {});
    /// 0 removes the vote. `text`: the comment of `by`.
    void vote(int number, const std::string& label, int value, const std::string& by, const std::string& text = "");
    void merge(int number, const std::string& by = "jenkins-bot");
    void abandon(int number);
    void restore(int number);
    int cherry_pick(int number, const std::string& branch);  ///< returns the new change's number
    void hide(int number, bool hidden = true);
    void set_wip(int number, bool wip);
    void comment(int number, int unresolved = 1);  ///< negative: this many are resolved
    /// Does not change `updated`, as in a real Gerrit: merging another change has this effect.
    void set_mergeable(int number, std::optional<bool>);

    const FakeChange* find(int number) const;
    const FakeChange& at(int number) const;  ///< throws std::logic_error
    const std::map<int, FakeChange>& all() const { return changes_; }
    /// The branches that contain the commit of a merged change: its own, and those cut from them later.
    std::vector<std::string> holding(const FakeChange&) const;
    std::vector<std::string> branches(const std::string& project) const;

private:
    FakeChange& open(int number);
    FakeChange& touch(int number, const std::string& message, const std::string& tag = "", const FakePerson& by = {});

    Instant now_{};
    std::map<int, FakeChange> changes_;
    std::map<std::string, std::map<std::string, FakeBranch>> branches_;
};

/// 40 hex digits that depend only on `text`.
std::string fake_sha(const std::string& text);
/// The parent commit of changes without a parent change.
std::string tip_of(const std::string& project, const std::string& branch);

}  // namespace support
