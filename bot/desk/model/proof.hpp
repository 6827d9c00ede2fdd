#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "calendar/instant.hpp"
#include "gerrit/deployed.hpp"

namespace bot::desk {
inline namespace model {

using calendar::Instant;

using gerrit::Checkout;
using gerrit::DeployedHead;

/// What the servers say of themselves: the commit of each deployed checkout, and which commits of its branch that one
/// lacks. Two equal answers, a minute apart, count, because servers change over a while. `rules/patches_proof`
/// maintains it.
struct Proof {
    struct Seen {
        std::string commit;
        Instant at;
        bool operator==(const Seen&) const = default;
    };
    struct Lacking {
        std::string commit;             ///< the deployed one
        std::set<std::string> commits;  ///< of the branch, and not deployed
        bool whole = false;             ///< `commits` is complete
        Instant asked;                  ///< commits that were merged later may be missing
        bool operator==(const Lacking&) const = default;
    };

    std::optional<Instant> wanted;       ///< since when there is something to prove
    std::optional<Instant> asked;        ///< the question about the commits that is not answered
    Instant next;                        ///< no question before this
    int tries = 0;                       ///< questions since `wanted`
    std::map<Checkout, Seen> first;      ///< answers that a second one must confirm
    std::map<Checkout, Seen> agreed;     ///< confirmed, and not applied to the patches yet
    std::map<Checkout, Lacking> known;   ///< the last answer about each branch
    std::map<Checkout, Instant> asking;  ///< questions about branches that are not answered
    std::optional<Instant> down;         ///< since when the servers cannot be asked
    std::string failure;                 ///< the reason
    bool operator==(const Proof&) const = default;
};

}  // namespace model
}  // namespace bot::desk
