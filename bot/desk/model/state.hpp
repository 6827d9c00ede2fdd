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
#include "bot/desk/model/proof.hpp"
#include "bot/desk/model/settings.hpp"
#include "bot/desk/model/throttle.hpp"

namespace bot::desk {
inline namespace model {

/// Our connection to the chat, as reported by the carrier.
struct Link {
    bool up = false;
    bool accounts = true;  ///< the server reports services accounts
    std::string nick;
    std::string trouble;
    std::set<std::string> channels;  ///< folded

    bool hears(const ChatTraits&) const;
};

/// A user waits for Gerrit's answer about a change.
struct Inquiry {
    ReplyTo who;
    std::optional<int> change;
    std::string change_id;  ///< if the user named it by Change-Id
    std::optional<std::string> account;
    Instant asked;
};

/// The whole state of Oriel.
struct State {
    Settings settings;

    std::optional<Instant> since;     ///< when this store was first used; earlier starts are not announced
    std::optional<Instant> last_now;  ///< of the previous event, to notice a clock that was put back
    Link link;
    CalendarPoll calendar;
    PageChanges page_changes;
    Ledger ledger;
    std::vector<ReplyTo> refreshers;
    std::optional<Instant> refreshed;  ///< when a user last had the page read

    Tracker tracker;
    PageEdits page_edits;
    Presence presence;
    GerritPoll gerrit;
    Advice advice;
    std::vector<Acceptance> acceptances;
    std::vector<Claim> claims;  ///< at most one for each window
    Conduct conduct;
    std::map<int, int> patch_sets;  ///< of listed changes: the patch set that was first seen, or that the requestor or
                                    ///< a deployer last saw checked
    std::vector<Inquiry> inquiries;
    bool advise = true;  ///< requestors may have to be told of a change
    std::optional<Instant> last_advised;
    Proof proof;

    Throttle throttle;                              ///< of this process only; lost at a restart
    Throttle writes{10, std::chrono::minutes{10}};  ///< the same, for commands that edit the page
    GatePoll gates;                                 ///< of this process only
    Keep keep = Keep::no;

    const ChatTraits& chat() const { return settings.chat; }
    bool can_announce() const { return link.hears(settings.chat); }
    std::string page_url() const { return calendar.url().empty() ? settings.page_url : calendar.url(); }
};

}  // namespace model
}  // namespace bot::desk
