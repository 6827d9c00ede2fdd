#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bot::desk {
inline namespace model {

/// Whether a requestor can be reached in the channel.
enum class Whereabouts {
    here,
    away,    ///< in the channel, but marked as away
    absent,  ///< not in the channel
    unknown  ///< the members of the channel are not known
};

/// How the people of a window are named in its announcements.
struct Crowd {
    std::set<std::string> quiet;  ///< folded names of people who want no pings outside their turn
    /// By folded name: the current nick, if it differs.
    std::map<std::string, std::string> nicks;
    /// Requestors in page order, and whether each is here; empty when the window lists nothing.
    std::vector<std::pair<std::string, Whereabouts>> requestors;
};

}  // namespace model
}  // namespace bot::desk
