#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "world.hpp"

namespace gerrit {

/// A Gerrit in memory that counts what it is asked.
class SmallGerrit {
public:
    SmallGerrit() = default;
    explicit SmallGerrit(const Changes& all) {
        for (const Made& change : all) put(change);
    }

    std::map<int, Change> changes;
    std::map<int, std::vector<std::string>> held;  ///< the branches that hold a commit
    std::map<int, std::string> approvers;          ///< for whom the deployment tool approved a change
    std::set<int> hidden;                          ///< neither queries nor a GET show these
    std::set<int> unindexed;                       ///< only a GET shows these
    std::map<Ask, int> asked;                      ///< requests, by kind
    std::vector<Question> log;

    void put(const Made&);
    void forget_requests();
    int requests() const { return static_cast<int>(log.size()); }

    News answer(const Question&, const Known&);

    /// Asks one question after the other until nothing is wanted, and says how many that were. Fails the test when it
    /// does not end, or a list of questions is not as it should be.
    int settle(Known&, const Known::Roots&, Instant since, const std::vector<LiveBranch>& live = {},
               const Policy& = {});

private:
    std::vector<std::vector<int>> named(const Question&) const;
};

}  // namespace gerrit
