#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "calendar/instant.hpp"
#include "gerrit/policy.hpp"
#include "gerrit/question.hpp"

namespace gerrit {

/// Which versions the wikis run: `1.47.0-wmf.16` to the number of wikis.
using Versions = std::map<std::string, int>;

/// Reads wikiversions.json: a flat object, database name to `php-VERSION`. A wiki without a readable version is left
/// out; an answer with no wiki at all, or another shape, is a failure. At most 100,000 wikis.
std::variant<Versions, Failure> read_wikiversions(std::string_view body);

/// A live branch.
struct LiveBranch {
    std::string branch;  ///< `wmf/1.47.0-wmf.16`
    int wikis = 0;       ///< 0 for one that is live by configuration only
    bool operator==(const LiveBranch&) const = default;
};

/// The live branches, from old to new; those that are live by configuration behind them.
std::vector<LiveBranch> live_branches(const Versions&, const Policy&);

/// The branch that is rolling out: the newest version, while two are live.
std::optional<std::string> rolling_out(const Versions&);

enum class Liveness { live, not_yet, dead };
/// `not_yet`: a version newer than the newest live one.
Liveness liveness(std::string_view branch, const std::vector<LiveBranch>& live);

}  // namespace gerrit
