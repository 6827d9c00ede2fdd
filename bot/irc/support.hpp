#pragma once
#include <cstddef>
#include <limits>
#include <string>

#include "bot/irc/casemap.hpp"
#include "bot/irc/incoming.hpp"

namespace bot::irc {

/// The server's features, from its 005 lines.
struct Support {
    static constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

    CaseMap casemap = CaseMap::rfc1459;
    std::size_t nick_length = 0;  ///< 0: unknown
    std::string bot_mode;         ///< the user mode that marks a bot; empty: none
    bool whox = false;
    std::size_t monitor = 0;  ///< maximum number of nicks for MONITOR; 0: not supported; no_limit: any number
    std::string channel_types = "#&";

    /// Handles one 005 line.
    void hear(const Incoming&);
    bool is_channel(std::string_view target) const;
};

}  // namespace bot::irc
