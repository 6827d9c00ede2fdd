#pragma once
#include <cstddef>
#include <limits>
#include <string>

#include "bot/irc/casemap.hpp"
#include "bot/irc/incoming.hpp"

namespace bot::irc {

/// What the server says of itself in its 005 lines.
struct Support {
    static constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

    CaseMap casemap = CaseMap::rfc1459;
    std::size_t nick_length = 0;  ///< 0: not told
    std::string bot_mode;         ///< the letter that marks a bot; empty: none
    bool whox = false;
    std::size_t monitor = 0;  ///< how many nicks it watches for us (MONITOR): 0: none; no_limit: any number
    std::string channel_types = "#&";

    /// Takes in one 005.
    void hear(const Incoming&);
    bool is_channel(std::string_view target) const;
};

}  // namespace bot::irc
