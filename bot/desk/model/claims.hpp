#pragma once
#include <string>

#include "calendar/instant.hpp"

namespace bot::desk {
inline namespace model {

using calendar::Instant;

/// A deployer accepted a change over a window's limit.
struct Acceptance {
    std::string window;  ///< its name
    Instant start;
    int change = 0;
    std::string by;  ///< the services account
    Instant at;
    bool operator==(const Acceptance&) const = default;
};

/// A deployer claims a window, or the floor outside of all windows.
struct Claim {
    std::string window;  ///< its name; empty: the floor
    Instant start;
    std::string by;  ///< the services account; empty: a deployer of whom only the shell name is known
    /// The deployer's nick, or the shell name.
    std::string nick;
    Instant at;
    bool operator==(const Claim&) const = default;
};

}  // namespace model
}  // namespace bot::desk
