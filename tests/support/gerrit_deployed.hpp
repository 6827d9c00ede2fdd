#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/gerrit_answer.hpp"

namespace support {

/// A checkout on the servers, and the commit that they run.
struct FakeHead {
    std::string project, branch, commit;
};

/// The answer of a wiki's `deployment-info.php?all`. `gerrit`: the URL before the project names.
std::string deployment_info(const std::string& gerrit, const std::vector<FakeHead>&);

/// The commits of a branch, the newest first: those of the merged changes, then the one that it began with.
std::vector<std::string> commits_of(const Changes&, const std::string& project, const std::string& branch);

/// The JSON log of Gitiles; `path` is what follows `plugins/gitiles/`: `PROJECT/+log/COMMIT..refs/heads/BRANCH`. At
/// most `most` commits.
FakeReply gitiles_log(const Changes&, std::string_view path, std::size_t most);

}  // namespace support
