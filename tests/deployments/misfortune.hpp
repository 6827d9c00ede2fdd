#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "tests/deployments/deployment.hpp"

namespace deployments {

/// What goes wrong between the deployment tool and Oriel during one deployment.
enum class Misfortune {
    none,
    cut,              ///< long lines, in pieces, with other people's lines between
    doubled,          ///< lines come twice
    reordered,        ///< neighbours within two seconds change places
    hostile,          ///< subjects hold the tool's own words
    forged,           ///< somebody else writes such lines too
    link,             ///< our link is away, as we notice at some point
    channel,          ///< we are out of the channel
    relay_quit,       ///< the relay leaves and comes back
    relay_ghost,      ///< it comes back under another nick before its first one is gone
    netsplit,         ///< the relay and others are away
    crash,            ///< Oriel is killed, and what is said until it is back is lost
    crash_unharmed,   ///< Oriel is killed, and nothing is said until it is back
    lost,             ///< lines vanish without a trace
    several,          ///< some of these together
    rollback_unseen,  ///< of `lost`: the only line that tells a rolled back run from a good one
    last_one,
};
std::string_view to_text(Misfortune);

/// A line on its way from the relay.
struct Sent {
    Instant at;
    std::string text;
    std::size_t message;    ///< of the deployment
    std::size_t piece = 0;  ///< of the message
    bool again = false;     ///< the same once more
    bool lost = false;      ///< does not reach Oriel,
    bool vanished = false;  ///< and nothing tells so
};

/// Somebody else's line.
struct Forged {
    Instant at;
    bot::desk::LineHeard line;
};

/// A stretch in which lines do not reach Oriel. `noticed` may be later than its beginning; equal to it for a kill.
struct Deaf {
    Misfortune kind;
    Instant from, noticed, to;
};

/// What becomes of the lines of one deployment.
struct Relayed {
    std::vector<Sent> lines;
    std::vector<Forged> forged;
    std::vector<Deaf> deaf;
    std::vector<std::size_t> kills;  ///< right behind these lines, which are in the journal already
    /// Every line reached Oriel, in an order that tells what happened, and it knows of no time in which one might not
    /// have.
    bool all_heard = true;
    /// What tells the end does not come before what tells the beginning, and one of the lists of its changes came in
    /// order: a middle piece that comes before the first belongs to nothing that can be known.
    bool in_order(const Deployment&) const;
    /// Whether the messages of this kind came through whole, if there are any.
    bool heard(const Deployment&, Kind) const;
    /// Whether they tell, before they tell that the deployer said yes, that it is on the test servers. Its pieces must
    /// be in order: a middle one that comes first belongs to nothing that can be known.
    bool asks_to_test(const Deployment&) const;
    /// Whether what is left can be told from a run that went well by nobody: the line of the rollback vanished, and no
    /// missing yes tells of it.
    bool rollback_vanished(const Deployment&) const;
    /// Up to when it goes on.
    Instant end() const;
};

/// Sends the lines of a deployment through one misfortune, or several. May move its messages closer together.
Relayed relay(Deployment&, Misfortune, Rng&);

}  // namespace deployments
