#pragma once
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "bot/irc/casemap.hpp"
#include "bot/irc/incoming.hpp"

namespace bot::irc {

/// Who is in our channels and under which services account, from NAMES, WHOX, JOIN, PART, KICK, QUIT, NICK and ACCOUNT.
/// Accounts are worth something only while the server tells every change (extended-join and account-notify).
class Roster {
public:
    static constexpr std::size_t most_people = 50'000;
    static constexpr std::string_view whox_type = "742";  ///< marks the answers to our own questions

    /// Takes in any message; `extended`: JOIN carries the account.
    void hear(const Incoming&, CaseMap, bool extended);

    /// We are out of this channel: what happens there is no longer told.
    void forget(std::string_view channel, CaseMap);

    bool present(std::string_view channel, std::string_view nick, CaseMap) const;

    /// nullopt: not logged in, or not known.
    std::optional<std::string> account(std::string_view nick, CaseMap) const;

    std::size_t size() const { return people_.size(); }

    /// The question to ask of a channel just joined.
    static std::string whox(std::string_view channel);

private:
    struct Person {
        std::optional<std::string> account;
        std::set<std::string, std::less<>> channels;
    };
    void enter(std::string_view channel, std::string_view nick, CaseMap);
    void leave(std::string_view channel, std::string_view nick, CaseMap);
    void rename(std::string_view from, std::string_view to, CaseMap);
    void log_in(std::string_view nick, std::string_view account, CaseMap);

    std::map<std::string, Person> people_;  // by folded nick; channels folded too
};

}  // namespace bot::irc
