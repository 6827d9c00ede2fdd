#pragma once
#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "bot/desk/text/chat.hpp"
#include "calendar/page.hpp"
#include "gerrit/policy.hpp"

namespace bot::desk::inline model {

/// A person of the calendar, under other names. Keyed by the nick as written on the calendar.
struct Identity {
    std::vector<std::string> nicks;  ///< other nicks
    std::string account;             ///< services account
    std::string shell;               ///< name in deployment log lines
    std::string gerrit;              ///< Gerrit user name
    bool operator==(const Identity&) const = default;
};

/// Whose lines tell of deployments.
struct LogSettings {
    std::vector<std::string> accounts{"logmsgbot"};  ///< services accounts whose lines are believed
    std::vector<std::string> nicks;                  ///< the same by nick, only while the server tells no accounts
    std::vector<std::string> hints{"wikibugs"};      ///< nicks whose lines mean: ask Gerrit now
    std::chrono::minutes silence{30};                ///< a run without a sign for so long went silent
    bool operator==(const LogSettings&) const = default;
};

/// What becomes of edits of the page that people wish for.
enum class Writes {
    off,  ///< they are told what to paste
    dry,  ///< they are shown what would change
    on,
};

/// What the desk is told once, by the configuration.
struct Settings {
    std::string version;  ///< of Oriel, for `ping`
    calendar::Rules rules;
    std::chrono::seconds poll{60};  ///< how often the page's revision is asked for
    ChatTraits chat;                ///< what the carrier says of itself
    std::string source;             ///< which page of which wiki, in any words: another one has other windows
    /// The page for people, until the wiki tells its own address.
    std::string page_url = "https://wikitech.wikimedia.org/wiki/Deployments";
    /// Sentences to pick from at a start, `{window}` for its name; empty: the plain one.
    std::vector<std::string> openings;
    std::vector<std::string> deployers;  ///< services accounts
    bool deployers_from_calendar = false;
    std::map<std::string, Identity> people;
    gerrit::Policy policy;  ///< what windows take
    LogSettings log;
    Writes writes = Writes::off;
    bool sees_people = true;        ///< somebody tells who is in the channel
    bool asks_gate = false;         ///< somebody tells how long the gate still needs
    bool asks_archive = false;      ///< the log's archive can be asked for its entries
    bool converts_bullets = false;  ///< statuses are also written into entries that are no `{{deploy}}`
};

}  // namespace bot::desk::inline model
