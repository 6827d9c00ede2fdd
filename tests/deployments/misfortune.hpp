#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "tests/deployments/deployment.hpp"

namespace deployments {

/// Faults between the deployment tool and Oriel during one deployment.
enum class Misfortune {
    none,
    cut,              ///< long lines arrive in pieces, with lines of other users in between
    doubled,          ///< lines arrive twice
    reordered,        ///< adjacent lines within two seconds are swapped
    hostile,          ///< subjects contain the tool's own words
    forged,           ///< another user sends similar lines
    link,             ///< our link is down; noticed later
    channel,          ///< we are out of the channel
    relay_quit,       ///< the relay leaves and comes back
    relay_ghost,      ///< the relay comes back under another nick before its first connection is gone
    netsplit,         ///< the relay and other users are split off
    crash,            ///< Oriel is killed; lines are lost until it is back
    crash_unharmed,   ///< Oriel is killed; no lines are sent until it is back
    lost,             ///< lines vanish without notice
    several,          ///< several of these together
    rollback_unseen,  ///< a case of `lost`: the only line that shows the rollback vanishes
    last_one,
};
std::string_view to_text(Misfortune);

/// A line sent by the relay.
struct Sent {
    Instant at;
    std::string text;
    std::size_t message;    ///< index of its message in the deployment
    std::size_t piece = 0;  ///< index of the piece in the message
    bool again = false;     ///< a duplicate
    bool lost = false;      ///< does not reach Oriel
    bool vanished = false;  ///< lost without notice
};

/// A line of another user.
struct Forged {
    Instant at;
    bot::desk::LineHeard line;
};

/// A period in which lines do not reach Oriel. `noticed` may be later than `from`; they are equal for a kill.
struct Deaf {
    Misfortune kind;
    Instant from, noticed, to;
};

/// The fate of the lines of one deployment.
struct Relayed {
    std::vector<Sent> lines;
    std::vector<Forged> forged;
    std::vector<Deaf> deaf;
    std::vector<std::size_t> kills;  ///< crashes right after these lines, which are already journalled
    /// Every line reached Oriel in an order that shows what happened, and Oriel knows of no period in which a line may
    /// be missing.
    bool all_heard = true;
    /// The end does not arrive before the beginning, and at least one list of the changes arrived in order. (A middle
    /// piece that arrives before the first fits no message.)
    bool in_order(const Deployment&) const;
    /// Whether the messages of this kind arrived complete, if there are any.
    bool heard(const Deployment&, Kind) const;
    /// Whether the line about the test servers arrived before the deployer's confirmation. Its pieces must be in order,
    /// because a middle piece that arrives first fits no message.
    bool asks_to_test(const Deployment&) const;
    /// Whether the received lines cannot be told from a successful run: the line about the rollback vanished, and no
    /// confirmation is missing.
    bool rollback_vanished(const Deployment&) const;
    /// The end of its last fault or line.
    Instant end() const;
};

/// Relays the lines of a deployment with one misfortune, or several. May move its messages closer together.
Relayed relay(Deployment&, Misfortune, Rng&);

}  // namespace deployments
