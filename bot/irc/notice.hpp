#pragma once
#include <string>
#include <variant>
#include <vector>

#include "bot/irc/listener.hpp"

namespace bot::irc {

/// The output of a session: the calls of Listener as values, and remarks for the log.
struct LinkUp {
    std::string nick;
    bool accounts;
    bool operator==(const LinkUp&) const = default;
};
struct Trouble {
    std::string what;
    bool operator==(const Trouble&) const = default;
};
struct NickIs {
    std::string nick;
    bool operator==(const NickIs&) const = default;
};
struct Joined {
    std::string channel;
    bool operator==(const Joined&) const = default;
};
struct Left {
    std::string channel, why;
    bool operator==(const Left&) const = default;
};
struct Said {
    std::string token;
    bool operator==(const Said&) const = default;
};
struct Unsaid {
    std::string token;
    bool perhaps;
    bool operator==(const Unsaid&) const = default;
};
struct Remark {
    std::string text;
    bool operator==(const Remark&) const = default;
};

using Notice = std::variant<LinkUp, Trouble, NickIs, Joined, Left, Presence, Online, Line, Said, Unsaid, Remark>;
using Notices = std::vector<Notice>;

}  // namespace bot::irc
