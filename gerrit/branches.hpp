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

/// The versions that the wikis run: from `1.47.0-wmf.16` to the number of wikis.
using Versions = std::map<std::string, int>;

/// Reads wikiversions.json: a flat object from database name to `php-VERSION`. Wikis without a readable version are
/// left out. An answer without any version, of another shape, or with more than 100,000 wikis is a failure.
std::variant<Versions, Failure> read_wikiversions(std::string_view body);

/// A live branch.
struct LiveBranch {
    std::string branch;  ///< `wmf/1.47.0-wmf.16`
    int wikis = 0;       ///< number of wikis; 0 for a branch that is live by configuration only
    bool operator==(const LiveBranch&) const = default;
};

/// The live branches from old to new, then those that are live by configuration.
std::vector<LiveBranch> live_branches(const Versions&, const Policy&);

/// The branch that is rolling out: the newest version if at least two are live; nullopt otherwise.
std::optional<std::string> rolling_out(const Versions&);

enum class Liveness { live, not_yet, dead };
/// `not_yet`: a version newer than the newest live one. `dead`: any other branch that is not live.
Liveness liveness(std::string_view branch, const std::vector<LiveBranch>& live);

}  // namespace gerrit
