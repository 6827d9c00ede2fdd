#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bot::desk::inline model {

/// Whether a requestor can be talked to.
enum class Whereabouts {
    here,
    away,    ///< in the channel, but says they are not there
    absent,  ///< not in the channel
    unknown  ///< nobody has told who is in the channel
};

/// Who of a window is to be named how: for its announcements.
struct Crowd {
    std::set<std::string> quiet;  ///< folded names of those who want no pings outside their turn
    /// By folded name, the nick of those who are here under another one.
    std::map<std::string, std::string> nicks;
    /// Requestors in page order, and where they are; empty when the window lists nothing.
    std::vector<std::pair<std::string, Whereabouts>> requestors;
};

}  // namespace bot::desk::inline model
