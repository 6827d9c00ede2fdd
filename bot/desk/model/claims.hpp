#pragma once
#include <string>

#include "calendar/instant.hpp"

namespace bot::desk::inline model {

using calendar::Instant;

/// A deployer took a change over the limit of a window.
struct Acceptance {
    std::string window;  ///< its name
    Instant start;
    int change = 0;
    std::string by;  ///< the services account
    Instant at;
    bool operator==(const Acceptance&) const = default;
};

/// A deployer takes a window.
struct Claim {
    std::string window;  ///< its name
    Instant start;
    std::string by;  ///< the services account
    std::string nick;
    Instant at;
    bool operator==(const Claim&) const = default;
};

}  // namespace bot::desk::inline model
