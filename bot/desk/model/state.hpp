#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "bot/desk/model/advice.hpp"
#include "bot/desk/model/calendar_poll.hpp"
#include "bot/desk/model/claims.hpp"
#include "bot/desk/model/conduct.hpp"
#include "bot/desk/model/edits.hpp"
#include "bot/desk/model/gate_poll.hpp"
#include "bot/desk/model/gerrit_poll.hpp"
#include "bot/desk/model/ledger.hpp"
#include "bot/desk/model/page_changes.hpp"
#include "bot/desk/model/patches.hpp"
#include "bot/desk/model/presence.hpp"
#include "bot/desk/model/settings.hpp"
#include "bot/desk/model/throttle.hpp"

namespace bot::desk::inline model {

/// Our place on the chat, as the carrier told it.
struct Link {
    bool up = false;
    bool accounts = true;  ///< the server tells services accounts
    std::string nick;
    std::string trouble;
    std::set<std::string> channels;  ///< folded

    bool hears(const ChatTraits&) const;
};

/// Somebody waits for what Gerrit says of a change.
struct Inquiry {
    ReplyTo who;
    std::optional<int> change;
    std::string change_id;  ///< when it was asked for by that
    std::optional<std::string> account;
    Instant asked;
};

/// All that Oriel knows.
struct State {
    Settings settings;

    std::optional<Instant> since;     ///< when this store first looked; what started before is not announced
    std::optional<Instant> last_now;  ///< of the event before, to see the clock put back
    Link link;
    CalendarPoll calendar;
    PageChanges page_changes;
    Ledger ledger;
    std::vector<ReplyTo> refreshers;
    std::optional<Instant> refreshed;  ///< when somebody last had the wiki asked

    Tracker tracker;
    PageEdits page_edits;
    Presence presence;
    GerritPoll gerrit;
    Advice advice;
    std::vector<Acceptance> acceptances;
    std::vector<Claim> claims;  ///< at most one a window
    Conduct conduct;
    std::map<int, int> patch_sets;  ///< of what is listed: the first one seen, or that of the last look that counts
    std::vector<Inquiry> inquiries;
    bool advise = true;  ///< something changed that somebody may have to be told
    std::optional<Instant> last_advised;

    Throttle throttle;                              ///< of this process only: outlives no restart
    Throttle writes{10, std::chrono::minutes{10}};  ///< the same, of what edits the page
    GatePoll gates;                                 ///< likewise
    Keep keep = Keep::no;

    const ChatTraits& chat() const { return settings.chat; }
    bool can_announce() const { return link.hears(settings.chat); }
    std::string page_url() const { return calendar.url().empty() ? settings.page_url : calendar.url(); }
};

}  // namespace bot::desk::inline model
