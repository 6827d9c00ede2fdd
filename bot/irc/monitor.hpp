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

/// Asks the server which of some nicks are on the network (MONITOR, IRCv3), and takes in what it answers.
class Monitor {
public:
    static constexpr std::size_t most = 200;          ///< nicks, also where the server names no limit
    static constexpr std::size_t longest_list = 400;  ///< bytes of nicks in a line

    /// These nicks from now on, and no others: the first that are nicks, as many as the server takes.
    void want(const std::vector<std::string>& nicks, const Support&);

    /// The next line that makes the server watch who is wanted; it counts as sent. Empty when it does.
    std::string next();

    /// Takes in 730, 731 and 734; what it tells of those who are wanted.
    std::optional<Online> hear(const Incoming&, CaseMap);

private:
    using Nicks = std::map<std::string, std::string, std::less<>>;  // folded, as asked for
    Nicks wanted_;
    Nicks watched_;    // as far as the server has been told, and wanted
    Nicks unwatched_;  // no longer wanted, which the server has not been told; also when wanted again since
};

}  // namespace bot::irc
