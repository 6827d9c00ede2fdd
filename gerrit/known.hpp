#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "gerrit/branches.hpp"
#include "gerrit/question.hpp"

namespace gerrit {

/// The stored result of a search.
template <class T>
struct Search {
    std::vector<T> what;
    Instant asked;
    bool answered = true;  ///< false: the question was asked, but not answered
    bool operator==(const Search&) const = default;
};

/// Everything known about Gerrit's changes, with the age of each fact, and the questions to ask next. Errors change
/// nothing here: after a failed request, `take` is not called.
class Known {
public:
    struct Entry {
        std::optional<Change> change;    ///< last valid snapshot
        std::optional<Instant> read;     ///< when Gerrit last confirmed `change`
        std::optional<Instant> missed;   ///< when an answer last lacked this change
        int absences = 0;                ///< consecutive answers that lacked it
        bool not_found = false;          ///< a direct GET got a 404 since
        int conflicts = 0;               ///< consecutive answers with mergeable = false, at least 20 s apart
        std::optional<Instant> counted;  ///< when `absences` last grew; answers count separately if at least 15 s apart
        std::optional<Instant> struck;   ///< when `conflicts` last grew
        std::optional<Instant> looked;   ///< when a direct GET last did not find it
        std::uint64_t print = 0;         ///< fingerprint of `change`
        bool operator==(const Entry&) const = default;
    };

    enum class Standing {
        unasked,  ///< no answer yet
        known,    ///< `change` is set; it may be old, or absent once
        gone,     ///< never seen before: one absence and a 404; seen before: two absences and a 404
    };
    Standing standing(int number) const;
    const Entry* entry(int number) const;
    const Change* find(int number) const;  ///< of any age; also of a change that is gone

    /// The changes that a Change-Id or a commit names; nullopt if Gerrit has not been asked.
    std::optional<std::vector<int>> siblings(const std::string& change_id) const;
    std::optional<std::vector<int>> commit(const std::string& sha) const;
    /// The branches that contain the commit of a change; nullopt if there is no answer since the change was last
    /// updated or merged.
    std::optional<std::vector<std::string>> containing(int number) const;

    /// The deployer for whom scap approved the current patch set (`USER@HOST`; empty: none); nullopt if it is not
    /// approved, or Gerrit has not been asked. Asked only about roots whose approval was seen: open when first read, or
    /// approved later.
    std::optional<std::string> approver(int number) const;

    void take(const News&, Instant now);

    /// The changes that are checked; everything the checks need is read too.
    struct Roots {
        std::vector<int> changes;
        std::vector<std::string> change_ids;
        std::vector<std::string> cited = {};      ///< commits of which the reverts are looked for
        std::optional<Instant> cited_since = {};  ///< answers about `cited` that are older are asked for again
        bool operator==(const Roots&) const = default;
    };
    /// The questions to ask next, so that everything the checks of `roots` need is read at or after `since`: the
    /// changes themselves, originals, siblings, dependencies (at most five steps and 200 changes for each root) and
    /// their chains. Ask, `take`, and call again until the result is empty. Facts that cannot change (merged changes),
    /// or that change only with another fact, are not asked again. Asked again every ten minutes: siblings, commits
    /// that led to no original, branches that lack a dependency, and changes that are gone (a direct GET), changes
    /// that cite a commit of `cited`. Asked again hourly: branches that lack an original. Roots come first, then
    /// questions that lead to further changes, so that these are read together. No item is in two questions of a kind.
    /// The order is deterministic.
    std::vector<Question> wants(const Roots&, const Policy&, const std::vector<LiveBranch>& live, Instant since) const;

    /// The fingerprints of the known changes that a question is about.
    std::map<int, std::uint64_t> fingerprints(const Question&) const;

    /// When the snapshot of this change was last confirmed; nullopt: never.
    std::optional<Instant> read_at(int number) const;

    /// Forgets everything that the checks of `roots` do not need.
    void keep_only(const Roots&, const Policy&);

    std::size_t size() const { return entries_.size(); }
    std::string to_record() const;               ///< JSON
    static Known of_record(const std::string&);  ///< throws std::runtime_error
    bool operator==(const Known&) const = default;

private:
    void see(const Change&, Instant now);
    void confirm(int number, Instant now);
    void miss(int number, Instant now);
    void watch_approval(const Change* before, const Change&, Instant now);

    std::map<int, Entry> entries_;
    std::map<std::string, Search<int>> siblings_, commits_, citing_;
    std::map<int, Search<std::string>> containing_;
    std::map<int, Search<std::string>> approvers_;  // of approved changes; at most one per change
};

}  // namespace gerrit
