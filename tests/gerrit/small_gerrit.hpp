#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "world.hpp"

namespace gerrit {

/// A Gerrit in memory that counts its requests.
class SmallGerrit {
public:
    SmallGerrit() = default;
    explicit SmallGerrit(const Changes& all) {
        for (const Made& change : all) put(change);
    }

    std::map<int, Change> changes;
    std::map<int, std::vector<std::string>> held;  ///< branches that contain a commit
    std::map<int, std::string> approvers;          ///< deployer for whom scap approved a change
    std::set<int> hidden;                          ///< not shown by queries or by a GET
    std::set<int> unindexed;                       ///< only a GET shows these
    std::map<Ask, int> asked;                      ///< number of requests, by kind
    std::vector<Question> log;

    void put(const Made&);
    void forget_requests();
    int requests() const { return static_cast<int>(log.size()); }

    News answer(const Question&, const Known&);

    /// Asks one question after the other until `Known` wants no more, and returns their number. Fails the test if this
    /// does not end, or if a list of questions is invalid.
    int settle(Known&, const Known::Roots&, Instant since, const std::vector<LiveBranch>& live = {},
               const Policy& = {});

private:
    std::vector<std::vector<int>> named(const Question&) const;
};

}  // namespace gerrit
