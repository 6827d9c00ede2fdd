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

/// Whether somebody quit for this reason by no wish of theirs: a netsplit (two servers, or the `*.net *.split` that
/// hides them), a timeout or a broken connection, in the words of solanum and inspircd. What people give as their own
/// reason has "Quit: " before it on both.
bool lost_by_network(std::string_view reason);

/// Who else is in our channels, under which services account and whether away, from NAMES, WHOX, JOIN, PART, KICK,
/// QUIT, NICK, ACCOUNT and AWAY. Accounts are worth something only while the server tells every change (extended-join
/// and account-notify), and so is being away (away-notify).
class Roster {
public:
    static constexpr std::size_t most_people = 50'000;    ///< whoever comes after them is not known
    static constexpr std::string_view whox_type = "742";  ///< marks the answers to our own questions

    /// We are in this channel from now on; it is told in this spelling. What happens in others is not kept.
    void begin(const std::string& channel, CaseMap);
    /// We are out of this channel: what happens there is no longer told.
    void forget(std::string_view channel, CaseMap);

    /// Takes in any message; the answer is what it changed, never about `self`. Of a channel whose NAMES have not ended
    /// nothing is told, for they are told as one. `extended`: JOIN carries the account.
    std::vector<Presence> hear(const Incoming&, CaseMap, bool extended, std::string_view self);

    /// The question to ask of a channel just joined. When it is answered all who are there are told again.
    std::string ask(std::string_view channel, CaseMap);

    /// Everybody in every channel whose NAMES have ended.
    std::vector<Presence> everybody() const;
    /// From here on nobody tells who is away: all count as there.
    void forget_away();

    bool present(std::string_view channel, std::string_view nick, CaseMap) const;

    /// nullopt: not logged in, or not known.
    std::optional<std::string> account(std::string_view nick, CaseMap) const;

    std::size_t size() const { return people_.size(); }

private:
    using Names = std::set<std::string, std::less<>>;
    struct Channel {
        std::string name;     // as it is told
        bool listed = false;  // its NAMES have ended
        bool asked = false;   // the answer to ask() has not ended
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
    std::map<std::string, Person, std::less<>> people_;     // by folded nick; their channels folded too
};

}  // namespace bot::irc
