#pragma once
#include <compare>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "gerrit/question.hpp"

namespace gerrit {

/// A branch of a repository, as the deployment tool checks it out.
struct Checkout {
    std::string project, branch;
    auto operator<=>(const Checkout&) const = default;
};

/// The commit of a checkout that the servers run.
struct DeployedHead {
    Checkout checkout;
    std::string commit;  ///< 40 hexadecimal digits, lower case
    bool operator==(const DeployedHead&) const = default;
};

/// The commits of a branch that a deployed commit lacks.
struct Undeployed {
    std::vector<std::string> commits;
    bool whole = true;  ///< all of them
    bool operator==(const Undeployed&) const = default;
};

/// The address at which a wiki names all commits that it runs.
std::string deployed_url(std::string_view deployment_info);

/// Reads its answer: `common` and `versions`, each a list of `repo`, `branch` and `commit_ref`. Gives the heads of
/// these checkouts, in their order. Left out are those that are not deployed, and those that are named with two
/// commits. `gerrit` is the server's address, which `repo` begins with. Source: w/deployment-info.php of
/// operations/mediawiki-config.
std::variant<std::vector<DeployedHead>, Failure> read_deployed(int status, std::string_view body,
                                                               std::string_view gerrit,
                                                               const std::vector<Checkout>& about);

/// The most commits that one answer names.
constexpr std::size_t most_undeployed = 500;

/// The address at which Gerrit's Gitiles lists the commits of the branch that the deployed commit lacks.
std::string undeployed_url(std::string_view gerrit, const DeployedHead&);

/// Reads its answer. Source: the JSON log of Gitiles: `log`, a list of objects with `commit`, and `next` if it goes on.
std::variant<Undeployed, Failure> read_undeployed(int status, std::string_view body);

}  // namespace gerrit
