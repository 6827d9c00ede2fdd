#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "gerrit/branches.hpp"
#include "gerrit/question.hpp"

namespace gerrit {

/// What was found for something.
template <class T>
struct Search {
    std::vector<T> what;
    Instant asked;
    bool answered = true;  ///< otherwise asked in vain
    bool operator==(const Search&) const = default;
};

/// All that is known of Gerrit's changes, with the age of each thing, and what must be asked next. Errors change
/// nothing here: whoever asked in vain simply does not call `take`.
class Known {
public:
    struct Entry {
        std::optional<Change> change;   ///< the last good snapshot
        std::optional<Instant> read;    ///< when Gerrit last confirmed it
        std::optional<Instant> missed;  ///< when an answer last lacked it
        int absences = 0;               ///< answers in a row that lacked it
        bool not_found = false;         ///< and a direct GET said 404
        int conflicts = 0;  ///< answers in a row about one patch set, 20 s apart at least, with mergeable = false
        std::optional<Instant> counted;  ///< when `absences` last grew; answers 15 s apart at least are two
        std::optional<Instant> struck;   ///< when `conflicts` last grew
        std::optional<Instant> looked;   ///< when a direct GET last did not show it
        std::uint64_t print = 0;         ///< the fingerprint of `change`
        bool operator==(const Entry&) const = default;
    };

    enum class Standing {
        unasked,  ///< no answer yet
        known,    ///< `change` is there; perhaps old, perhaps absent once
        gone,     ///< never seen: one absence and a 404; seen before: two absences and a 404
    };
    Standing standing(int number) const;
    const Entry* entry(int number) const;
    const Change* find(int number) const;  ///< of any age; also of one that is gone

    /// The numbers a Change-Id or a commit names; nullopt: nobody has asked (since that change last moved).
    std::optional<std::vector<int>> siblings(const std::string& change_id) const;
    std::optional<std::vector<int>> commit(const std::string& sha) const;
    /// The branches that hold the commit of a change, nullopt as above.
    std::optional<std::vector<std::string>> containing(int number) const;

    /// For whom the deployment tool approved the current patch set (`USER@HOST`; empty: for nobody); nullopt: it is not
    /// approved, or nobody has asked. Wanted of a root that is, or was seen to become, approved.
    std::optional<std::string> approver(int number) const;

    void take(const News&, Instant now);

    /// What somebody wants to know all about.
    struct Roots {
        std::vector<int> changes;
        std::vector<std::string> change_ids;
        bool operator==(const Roots&) const = default;
    };
    /// What must be asked next so that everything the checks of `roots` look at has been read at or after `since`:
    /// the changes themselves, originals, siblings, dependencies (five steps, 200 changes for each root at most) and
    /// their chains. Ask, `take`, and call it again until it wants nothing. What cannot change any more (merged), or
    /// only when something else moves, is not asked again. Every ten minutes are: siblings, commits an original was
    /// looked for by in vain, branches that lack a dependency, a direct GET of what is gone; hourly, branches that lack
    /// an original. Roots first; then what leads to others, so that these are read together. Nothing stands in two
    /// questions of a kind; the order is always the same.
    std::vector<Question> wants(const Roots&, const Policy&, const std::vector<LiveBranch>& live, Instant since) const;

    /// What a question about these things is compared with.
    std::map<int, std::uint64_t> fingerprints(const Question&) const;

    /// When the root's own snapshot was read; nullopt: never.
    std::optional<Instant> read_at(int number) const;

    /// Forgets what none of `roots` leads to.
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
    std::map<std::string, Search<int>> siblings_, commits_;
    std::map<int, Search<std::string>> containing_;
    std::map<int, Search<std::string>> approvers_;  // of what is approved; at most one each
};

}  // namespace gerrit
