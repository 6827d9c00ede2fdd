#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "bot/desk/model/settings.hpp"
#include "calendar/instant.hpp"

namespace bot::desk::inline model {

using calendar::Instant;

/// Who is in the announcement channel, as the carrier told it. Nobody while we are not in it ourselves. A new nick is
/// followed for as long as its owner stays.
class Presence {
public:
    void take(const PresenceSeen&, const ChatTraits&, Instant now);
    void take(const OnlineSeen&, const ChatTraits&);
    void clear();

    /// Whether it has been told who is here.
    bool known() const { return !here_.empty(); }
    /// And under which accounts: the server tells names first, and all accounts a moment later.
    bool knows_accounts() const;

    /// The nick under which somebody named on the calendar is here: the nick itself, another one of theirs, or any that
    /// is logged in to their account (`[people]`, else an account of that name).
    std::optional<std::string> find(const std::string& name, const Settings&) const;

    /// Who is here under this very nick; nullptr: nobody.
    const Person* person(const std::string& nick, const ChatTraits&) const;

    /// The nicks, folded, that are logged in to this account.
    std::vector<std::string> nicks_of(const std::string& account, const ChatTraits&) const;

    /// Whether the network lost somebody named on the calendar so short a time ago that it may bring them back.
    bool just_lost(const std::string& name, const Settings&, Instant now) const;

    /// A nick of somebody named on the calendar that is on the network but not here, of those that were asked about.
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
    std::map<std::string, std::string> renamed_;  // folded nick of before, and that of now
    std::map<std::string, Lost> lost_;            // by folded nick
    std::map<std::string, std::string> online_;   // by folded nick: as the network spells it
};

}  // namespace bot::desk::inline model
