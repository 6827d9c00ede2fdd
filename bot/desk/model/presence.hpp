#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "bot/desk/model/settings.hpp"
#include "calendar/instant.hpp"

namespace bot::desk {
inline namespace model {

using calendar::Instant;

/// The members of the announcement channel, as reported by the carrier. Empty while the bot is not in the channel. A
/// changed nick is followed while its owner stays.
class Presence {
public:
    void take(const PresenceSeen&, const ChatTraits&, Instant now);
    void take(const OnlineSeen&, const ChatTraits&);
    void clear();

    /// Whether the members are known.
    bool known() const { return !here_.empty(); }
    /// Whether their accounts are known: the server reports names first and accounts a moment later.
    bool knows_accounts() const;

    /// The nick under which a person of the calendar is here: the name itself, another nick of theirs, any nick logged
    /// in to their account (`[people]`, else an account of that name), or the nick they changed to.
    std::optional<std::string> find(const std::string& name, const Settings&) const;

    /// The member with exactly this nick; nullptr: none.
    const Person* person(const std::string& nick, const ChatTraits&) const;

    /// The members' nicks, folded, that are logged in to this account.
    std::vector<std::string> nicks_of(const std::string& account, const ChatTraits&) const;

    /// Whether this person of the calendar was lost in a netsplit less than two minutes ago and may come back.
    bool just_lost(const std::string& name, const Settings&, Instant now) const;

    /// A monitored nick of this person of the calendar that is on the network; nullopt: none.
    std::optional<std::string> elsewhere(const std::string& name, const Settings&) const;
    bool online(const std::string& nick, const ChatTraits&) const;

    bool operator==(const Presence&) const = default;

private:
    friend struct journal::Memory;
    struct Lost {
        Instant at;
        std::optional<std::string> account;
        bool operator==(const Lost&) const = default;
    };
    std::map<std::string, Person> here_;          // by folded nick
    std::map<std::string, std::string> renamed_;  // by folded earlier nick: the folded current nick
    std::map<std::string, Lost> lost_;            // by folded nick
    std::map<std::string, std::string> online_;   // by folded nick: its spelling on the network
};

}  // namespace model
}  // namespace bot::desk
