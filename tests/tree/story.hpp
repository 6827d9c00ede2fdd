#pragma once
#include <chrono>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

/// An afternoon of deployments with a tree of commits of its own. It includes nothing of the bot: what is live is read
/// from its branches, from the staging directory and from what the servers run. Rules: a backport updates the whole
/// staging directory and ships it; a file by hand updates the configuration only, and ships the directory; a rollback
/// leaves the directory as it is; a commit whose revert is in the same tree has no effect.
namespace tree {

using Instant = std::chrono::time_point<std::chrono::system_clock, std::chrono::seconds>;

enum class Branch { config, release };

struct Commit {
    int change = 0;
    int reverts = 0;  ///< a change of the same branch; 0: none
};

/// What happens to the messages of the afternoon.
enum class Trouble { none, link_away, killed, relay_away, last_one };
const char* to_text(Trouble);

struct Event {
    enum class What {
        merged,   ///< `change` is merged on Gerrit
        line,     ///< the deployment tool says `text`
        servers,  ///< the servers run `running` from now on
        lost,     ///< lines are lost from now on
        heard,    ///< lines are heard again
    };
    Instant at;
    What what = What::line;
    int change = 0;
    std::string text;
    std::set<int> running;  ///< all changes in what the servers run, reverted or not
    std::set<int> live;     ///< those of them that are not reverted there
};

struct Patch {
    int change = 0;
    Branch branch = Branch::config;
    int reverts = 0;
    bool listed = false;
};

struct Story {
    std::vector<Patch> patches;  ///< all that are ever merged
    std::vector<Event> events;   ///< in order of time
    Trouble trouble = Trouble::none;
    int deployments = 0;
    std::set<int> missed;  ///< changes whose state the lost lines may have changed
    Instant begin, end;
};

Story draw_story(std::uint64_t seed);

/// The events of the afternoon, a line each.
std::string told(const Story&);

}  // namespace tree
