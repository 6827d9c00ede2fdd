#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/irc/casemap.hpp"
#include "bot/irc/incoming.hpp"
#include "bot/irc/listener.hpp"
#include "bot/irc/support.hpp"

namespace bot::irc {

/// Watches whether nicks are on the network (MONITOR, IRCv3).
class Monitor {
public:
    static constexpr std::size_t most = 200;          ///< nicks; also if the server names no limit
    static constexpr std::size_t longest_list = 400;  ///< bytes of nicks in one line

    /// Replaces the list of watched nicks. Invalid nicks are skipped; the list is cut at the server's limit.
    void want(const std::vector<std::string>& nicks, const Support&);

    /// The next line that updates the server's list; it counts as sent. Empty if the list is up to date.
    std::string next();

    /// Handles 730, 731 and 734. Returns news about the wanted nicks, if any.
    std::optional<Online> hear(const Incoming&, CaseMap);

private:
    using Nicks = std::map<std::string, std::string, std::less<>>;  // folded name, to the spelling asked for
    Nicks wanted_;
    Nicks watched_;    // wanted, and known to the server
    Nicks unwatched_;  // still on the server's list, but removed from ours; may be wanted again
};

}  // namespace bot::irc
