#pragma once
#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "bot/desk/text/chat.hpp"
#include "calendar/page.hpp"
#include "gerrit/policy.hpp"

namespace bot::desk {
inline namespace model {

/// Other names of a person of the calendar. Keyed by the nick as written on the calendar.
struct Identity {
    std::vector<std::string> nicks;  ///< other nicks
    std::string account;             ///< services account
    std::string shell;               ///< name in deployment log lines
    std::string gerrit;              ///< Gerrit user name
    bool operator==(const Identity&) const = default;
};

/// The sources of deployment log lines.
struct LogSettings {
    std::vector<std::string> accounts{"logmsgbot"};  ///< services accounts whose lines are believed
    std::vector<std::string> nicks;  ///< the same by nick; used only while the server does not report accounts
    std::vector<std::string> hints{"wikibugs"};  ///< nicks whose lines are hints to poll Gerrit now
    std::chrono::minutes silence{30};            ///< a run without a line for this long counts as silent
    bool operator==(const LogSettings&) const = default;
};

/// How requested edits of the page are carried out.
enum class Writes {
    off,  ///< the user gets a text to paste
    dry,  ///< the user gets a preview of the change
    on,
};

/// The settings of the desk, from the configuration.
struct Settings {
    std::string version;  ///< of Oriel, for `ping`
    calendar::Rules rules;
    std::chrono::seconds poll{60};  ///< the interval at which the page's revision is asked for
    ChatTraits chat;                ///< traits stated by the carrier
    std::string source;             ///< which page of which wiki, in any words; another page has other windows
    /// The page's public address, until the wiki gives its own.
    std::string page_url = "https://wikitech.wikimedia.org/wiki/Deployments";
    /// Sentences to choose from at a start, `{window}` stands for its name; empty: the plain sentence.
    std::vector<std::string> openings;
    std::vector<std::string> deployers;  ///< services accounts
    bool deployers_from_calendar = false;
    std::map<std::string, Identity> people;
    gerrit::Policy policy;  ///< the rules of the checks
    LogSettings log;
    Writes writes = Writes::off;
    bool sees_people = true;        ///< the carrier reports channel membership
    bool asks_gate = false;         ///< Zuul is configured
    bool asks_deployed = false;     ///< the servers tell which commits they run
    bool asks_archive = false;      ///< a SAL search is configured
    bool converts_bullets = false;  ///< statuses are also written into entries that are not `{{deploy}}` templates
};

}  // namespace model
}  // namespace bot::desk
