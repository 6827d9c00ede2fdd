#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "bot/desk/desk.hpp"
#include "bot/desk/edits.hpp"
#include "bot/desk/ledger.hpp"
#include "bot/desk/reading.hpp"
#include "bot/desk/settings.hpp"
#include "bot/desk/throttle.hpp"

namespace bot::desk {

/// Our place on IRC, as the carrier told it.
struct Link {
    bool up = false;
    bool accounts = true;  ///< the server tells services accounts
    std::string nick;
    std::string trouble;
    std::set<std::string> channels;  ///< folded

    bool hears(const std::string& channel) const;
};

/// Takes over what the event holds.
void adopt(Settings&, const Configured&);

/// Somebody waits for the page to be read.
struct Waiting {
    std::string nick, channel;
};

/// All that Oriel knows.
struct State {
    Settings settings;

    std::optional<Instant> since;     ///< when this store first looked; what started before is not announced
    std::optional<Instant> last_now;  ///< of the event before, to see the clock put back
    Link link;
    Reading reading;
    Edits edits;
    Ledger ledger;
    std::vector<Waiting> refreshers;
    std::optional<Instant> refreshed;  ///< when somebody last had the wiki asked

    Throttle throttle;  ///< of this process only: outlives no restart
    Keep keep = Keep::no;

    bool can_announce() const { return link.hears(settings.channel); }
    std::string page_url() const { return reading.url().empty() ? settings.page_url : reading.url(); }
};

}  // namespace bot::desk
