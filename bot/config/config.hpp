#pragma once
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "bot/desk/model/settings.hpp"

namespace bot::config {

/// All errors in a configuration, one sentence each, prefixed with FILE:LINE:COLUMN if the place is known. `what()` has
/// one per line. Holds no secrets.
struct ConfigError : std::runtime_error {
    explicit ConfigError(std::vector<std::string> problems);
    std::vector<std::string> problems;
};

struct Irc {
    std::string server = "irc.libera.chat";
    int port = 6697;
    bool tls = true;
    std::string nick = "oriel";
    std::string realname = "backport windows";
    std::vector<std::string> channels{"#wikimedia-operations"};
    std::string announce_channel;  ///< one of `channels`; the first if not given
    std::string account;           ///< SASL PLAIN if given
    std::string password_file;
    std::string password;                   ///< filled by read_secrets
    std::string ca_file;                    ///< PEM; empty: the system's CA certificates
    std::vector<std::string> fingerprints;  ///< SHA-256, 64 lower-case hex digits
};

enum class Write { off, dry, on };

struct Calendar {
    std::string api = "https://wikitech.wikimedia.org/w/api.php";
    std::string page = "Deployments";
    std::string zone = "America/Los_Angeles";
    int poll_seconds = 60;
    int limit = 6;
    Write write = Write::off;
    bool convert_bullets = false;  ///< also write statuses into entries in the older form, which are not `{{deploy}}`
    std::string user;              ///< user of a bot password, `User@app`
    std::string password_file;
    std::string password;  ///< filled by read_secrets
};

struct Http {
    std::string contact;  ///< URL or mail address, part of the User-Agent
    std::string ca_file;  ///< PEM; empty: the system's CA certificates
};

struct Store {
    std::string path = "/var/lib/oriel/oriel.db";
};

struct Messages {
    std::vector<std::string> openings;  ///< each with `{window}`
};

struct Roles {
    std::vector<std::string> deployers;  ///< services accounts
    bool from_calendar = false;
};

struct Gerrit {
    std::string url = "https://gerrit.wikimedia.org/r";  ///< without a trailing slash
};

struct Train {
    /// URL, or the path of a file.
    std::string wikiversions = "https://noc.wikimedia.org/conf/wikiversions.json";
    std::string deployment_info;  ///< where a wiki tells which commits it runs; empty: nobody is asked
};

struct Zuul {
    std::string url;  ///< empty: no estimates
};

struct Log {
    std::vector<std::string> accounts{"logmsgbot"};
    std::vector<std::string> nicks;
    std::vector<std::string> hints{"wikibugs"};
    int silent_minutes = 30;
    std::string sal_search;  ///< empty: none
};

/// The content of a configuration file, with defaults for missing keys. Paths are absolute.
struct Config {
    Irc irc;
    Calendar calendar;
    Http http;
    Store store;
    Messages messages;
    Roles roles;
    std::map<std::string, desk::Identity> people;  ///< by nick as written on the calendar
    Gerrit gerrit;
    gerrit::Policy policy;
    Train train;
    Zuul zuul;
    Log log;
};

/// Reads and checks a file, but not its secrets. Relative paths in it are relative to its directory. Throws ConfigError
/// with all errors.
Config load(const std::string& path);

/// Fills in the passwords: from the environment (ORIEL_IRC_PASSWORD, ORIEL_WIKI_PASSWORD) if set, else from the files,
/// which only their owner may be able to use (systemd credentials are accepted as they are). Throws ConfigError, also
/// for an account without a password.
void read_secrets(Config&);

/// The part of the configuration that the desk needs. `version` is Oriel's.
desk::Settings desk_settings(const Config&, const std::string& version);

/// The URL of a page for people, by the default layout of wikis: `https://host/wiki/Page_name` for
/// `https://host/w/api.php`; for other API paths `.../index.php?title=Page_name` next to api.php.
std::string page_url(const std::string& api, const std::string& page);

/// `oriel/VERSION (HOME; CONTACT)`, as the Wikimedia User-Agent policy requires. `home`: the URL that describes Oriel.
/// The contact is left out if it is empty.
std::string user_agent(const Config&, const std::string& version, const std::string& home);

}  // namespace bot::config
