#pragma once
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "bot/irc/casemap.hpp"
#include "bot/irc/incoming.hpp"
#include "bot/irc/listener.hpp"

namespace bot::irc {

/// Whether a QUIT reason means a lost connection, not a choice: a netsplit (two server names, or the `*.net *.split`
/// that hides them), a timeout or a broken connection, in the words of solanum and inspircd. Both put "Quit: " before a
/// reason that the user gives.
bool lost_by_network(std::string_view reason);

/// The other users in our channels, with their services account and away status, from NAMES, WHOX, JOIN, PART, KICK,
/// QUIT, NICK, ACCOUNT and AWAY. Accounts are only reliable while the server reports every change (extended-join and
/// account-notify), and so is the away status (away-notify).
class Roster {
public:
    static constexpr std::size_t most_people = 50'000;    ///< further users are not stored
    static constexpr std::string_view whox_type = "742";  ///< marks the replies to our own WHOX

    /// We have joined this channel; it is reported in this spelling. Other channels are ignored.
    void begin(const std::string& channel, CaseMap);
    /// We have left this channel: stops reporting it.
    void forget(std::string_view channel, CaseMap);

    /// Handles any message and returns the changes, never about `self`. A channel is reported only after the end of its
    /// NAMES, all users at once. `extended`: JOIN contains the account.
    std::vector<Presence> hear(const Incoming&, CaseMap, bool extended, std::string_view self);

    /// The WHOX to send after joining a channel. After its reply all users in the channel are reported again.
    std::string ask(std::string_view channel, CaseMap);

    /// All users of every channel whose NAMES are complete.
    std::vector<Presence> everybody() const;
    /// The away status is unknown: all users count as present.
    void forget_away();

    bool present(std::string_view channel, std::string_view nick, CaseMap) const;

    /// nullopt: not logged in, or unknown.
    std::optional<std::string> account(std::string_view nick, CaseMap) const;

    std::size_t size() const { return people_.size(); }

private:
    using Names = std::set<std::string, std::less<>>;
    struct Channel {
        std::string name;     // as reported
        bool listed = false;  // its NAMES are complete
        bool asked = false;   // the reply to ask() is not complete
    };
    struct Person {
        std::string nick;
        std::optional<std::string> account;
        bool away = false;
        Names channels;
        Here here() const { return {nick, account, away}; }
    };
    Channel* channel(std::string_view name, CaseMap);
    Person* person(std::string_view nick, CaseMap);
    Person* enter(std::string_view channel, std::string_view nick, CaseMap, std::string_view self);
    std::vector<Presence> leave(std::string_view channel, std::string_view nick, CaseMap);
    std::vector<Presence> quit(std::string_view nick, CaseMap, bool lost);
    std::vector<Presence> rename(std::string_view from, const std::string& to, CaseMap);
    void log_in(Person&, std::string_view account);
    std::vector<Presence> everybody(const Channel&, std::string_view folded) const;
    std::vector<Presence> told(const Names& channels, const Presence& what) const;

    std::map<std::string, Channel, std::less<>> channels_;  // by folded name
    std::map<std::string, Person, std::less<>> people_;     // by folded nick; their channels are folded too
};

}  // namespace bot::irc
