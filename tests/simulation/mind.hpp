#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/simulation/log.hpp"

namespace simulation {

/// The problems that an entry may have in this world.
enum class Ill {
    unknown_change,
    abandoned,
    work_in_progress,
    not_deployable,
    branch_not_live,
    vetoed,
    ci_failed,
    merge_conflict,
    over_limit,
    already_merged,
    type_mismatch,
    duplicate,
    objected,
    master_not_merged,
    master_abandoned,
    master_just_merged,
    unresolved_comments,
    new_patch_set,
    unchecked,
    last_one,
};

/// The words by which people recognise it, and whether it blocks the deployment.
struct IllRow {
    Ill ill;
    std::string_view begins, holds;
    bool blocks;
};
const std::vector<IllRow>& ills();
inline const IllRow& row(Ill ill) {
    return ills()[static_cast<std::size_t>(ill)];
}

/// An entry of a card, and its place in the count.
struct Entry {
    const Card* card;
    const Request* request;
    const Patch* patch;
    int place;              ///< its change is the n-th distinct change of the card
    bool again, duplicate;  ///< already listed further up; listed more than once
};
std::vector<Entry> entries_of(const Card&);

/// The problems of an entry, by the information from Gerrit, the wikis and the page.
struct Standing {
    std::set<Ill> surely;
    std::set<Ill> perhaps;  ///< depends on what a person looked at before
    std::set<Ill> quiet;    ///< not reported for a change that is on its way, whether it holds or not
    bool unsure = false;    ///< some information was never received
    bool has(Ill ill) const { return surely.count(ill) > 0 || perhaps.count(ill) > 0; }
};

/// The knowledge that follows from everything the desk was told. It uses no rule of the desk.
class Mind {
public:
    explicit Mind(const std::vector<Revision>& pages) : pages_(&pages) {}

    /// Returns whether any problem may have changed.
    bool take(const Told&, Instant clock);

    bool speaking() const { return speaking_; }
    int revision() const { return page_; }  ///< index of the page, -1 for none
    const Revision* page() const { return page_ < 0 ? nullptr : &(*pages_)[static_cast<std::size_t>(page_)]; }
    Standing standing(const Entry&, Instant clock) const;
    /// The last facts received; nullptr: none.
    const Facts* told(int number) const;

    /// Whether `nick` is the person with this name: by nick, by account, or after a nick change.
    bool is(const std::string& nick, const std::string& name) const;
    bool here(const std::string& name) const;
    /// `here`, `away`, `absent`, or `unknown` if the users of the channel are unknown.
    std::string whereabouts(const std::string& name) const;

private:
    struct Seen {
        const Facts* facts = nullptr;
        int first_patch_set = 0;
        int strikes = 0, absences = 0;
        std::optional<Instant> struck, counted;
        bool refused = false;
        bool gone() const { return refused && absences >= (facts ? 2 : 1); }
    };
    bool take(const Answered&, Instant clock);
    void take(const bot::desk::PresenceSeen&);
    void look_at(const Entry&, const Facts&, Instant clock, Standing&) const;
    void look_at_original(const Facts&, Instant clock, Standing&) const;

    const std::vector<Revision>* pages_;
    std::map<int, Seen> seen_;
    std::set<int> fixes_, commits_;
    std::optional<std::set<int>> weeks_;
    std::map<std::string, std::optional<std::string>> here_;    // nick, account
    std::set<std::string> away_;                                // nicks
    std::vector<std::pair<std::string, std::string>> renamed_;  // nicks from, to
    int page_ = -1;
    bool speaking_ = false;
};

}  // namespace simulation
