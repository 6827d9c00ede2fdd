#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "bot/config/config.hpp"
#include "bot/config/policy.hpp"
#include "bot/config/section.hpp"
#include "bot/desk/text/chat.hpp"
#include "calendar/text.hpp"
#include "calendar/url.hpp"

namespace bot::config {
namespace {

constexpr std::size_t longest_file = 1 << 20;  // bytes

void read(Section s, Irc& irc) {
    s.text("server", irc.server, host);
    s.number("port", irc.port, 1, 65535);
    s.flag("tls", irc.tls);
    s.text("nick", irc.nick, nick);
    s.text("realname", irc.realname, some_text);
    s.list("channels", irc.channels, channel);
    s.text("announce_channel", irc.announce_channel, channel);
    s.text("account", irc.account, account);
    s.path("password_file", irc.password_file);
    s.path("ca_file", irc.ca_file, readable_file);
    s.list("fingerprints", irc.fingerprints, fingerprint);
    if (irc.channels.empty()) {
        s.wrong("channels", "channels is empty: wanted at least one channel");
    } else if (irc.announce_channel.empty()) {
        irc.announce_channel = irc.channels.front();
    } else if (std::find(irc.channels.begin(), irc.channels.end(), irc.announce_channel) == irc.channels.end()) {
        s.wrong("announce_channel", fmt::format("announce_channel is \"{}\", which is not among channels (\"{}\")",
                                                irc.announce_channel, fmt::join(irc.channels, "\", \"")));
    }
    if (s.has("password_file") && !s.has("account")) {
        s.wrong("password_file", "password_file is given without account: name the services account it belongs to");
    }
    if (!irc.tls && (s.has("ca_file") || s.has("fingerprints"))) {
        s.wrong("tls", "tls is false, but ca_file or fingerprints are given: they only mean something with TLS");
    }
    for (auto& print : irc.fingerprints) {
        if (print.starts_with("sha256:")) print.erase(0, 7);
        std::erase(print, ':');
        print = calendar::lower(print);
    }
    s.finish();
}

void read(Section s, Calendar& calendar) {
    s.text("api", calendar.api, api_url);
    s.text("page", calendar.page, page_title);
    s.text("zone", calendar.zone, zone);
    s.number("poll_seconds", calendar.poll_seconds, 1, 3600);
    s.number("limit", calendar.limit, 1, 100);
    int write = 0;
    s.choice("write", write, {"off", "dry", "on"});
    calendar.write = static_cast<Write>(write);
    s.flag("convert_bullets", calendar.convert_bullets);
    s.text("user", calendar.user, bot_password_user);
    s.path("password_file", calendar.password_file);
    if (calendar.write == Write::on && !s.has("user")) {
        s.wrong("write", "write is \"on\" without user: give the bot password's user and password_file");
    }
    if (s.has("password_file") && !s.has("user")) {
        s.wrong("password_file", "password_file is given without user: name the bot password's user");
    }
    s.finish();
}

void read(Section s, Http& http) {
    s.text("contact", http.contact, any_text);
    s.path("ca_file", http.ca_file, readable_file);
    s.finish();
}

void read(Section s, Store& store) {
    s.path("path", store.path);
    s.finish();
}

void read(Section s, Messages& messages) {
    s.list("openings", messages.openings, opening);
    s.finish();
}

void read(Section s, Roles& roles) {
    s.list("deployers", roles.deployers, account);
    s.flag("from_calendar", roles.from_calendar);
    s.finish();
}

void read(Section s, Gerrit& gerrit) {
    s.text("url", gerrit.url, url);
    gerrit.url = std::string(calendar::without_end_slashes(gerrit.url));
    s.finish();
}

void read(Section s, Train& train) {
    std::string given = train.wikiversions;
    s.text("wikiversions", given, some_text);
    if (given.find("://") != given.npos) {
        s.text("wikiversions", train.wikiversions, url);
    } else {
        s.path("wikiversions", train.wikiversions, readable_file);
    }
    s.text("deployment_info", train.deployment_info, url_or_none);
    s.finish();
}

void read(Section s, Zuul& zuul) {
    s.text("url", zuul.url, url_or_none);
    s.finish();
}

void read(Section s, Log& log) {
    s.list("accounts", log.accounts, account);
    s.list("nicks", log.nicks, nick);
    s.list("hints", log.hints, nick);
    s.number("silent_minutes", log.silent_minutes, 1, 1440);
    s.text("sal_search", log.sal_search, search_or_none);
    s.finish();
}

/// Reads every [people.NICK]. An IRC nick or account must not stand for two people.
void read_people(const toml::table& table, std::map<std::string, desk::Identity>& people, Problems& problems) {
    std::map<std::string, std::string> nicks, accounts;  // folded, to the person
    for (const auto& [key, node] : table) {
        const std::string name(key.str());
        const auto* inner = node.as_table();
        if (!inner) {
            problems.add(key.source(),
                         fmt::format("[people] {} is {}: wanted a section [people.{}]", name, describe(node), name));
            continue;
        }
        if (const auto wanted = nick(name)) {
            problems.add(key.source(), fmt::format("[people.{}]: wanted {}", name, *wanted));
        }
        desk::Identity person;
        Section s(*inner, "people." + name, problems);
        s.list("nicks", person.nicks, nick);
        s.text("account", person.account, account);
        s.text("shell", person.shell, some_text);
        s.text("gerrit", person.gerrit, some_text);
        for (const auto& other : person.nicks) {
            const auto [at, first] = nicks.emplace(desk::ChatTraits().fold(other), name);
            if (!first && at->second != name) {
                s.wrong("nicks", fmt::format("nicks holds \"{}\", which [people.{}] has too", other, at->second));
            }
        }
        if (!person.account.empty()) {
            const auto [at, first] = accounts.emplace(desk::ChatTraits().fold(person.account), name);
            if (!first) {
                s.wrong("account",
                        fmt::format("account is \"{}\", which [people.{}] has too", person.account, at->second));
            }
        }
        s.finish();
        people.emplace(name, std::move(person));
    }
}

/// Reads all sections by name, in the order of the example file.
void read_sections(const toml::table& root, Config& config, Problems& problems) {
    std::vector<std::string> known;
    const auto table = [&](const char* name) -> const toml::table* {
        known.emplace_back(name);
        const auto* node = root.get(name);
        if (!node) return nullptr;
        if (!node->is_table()) {
            problems.add(node->source(), fmt::format("{} is {}: wanted a section [{}]", name, describe(*node), name));
        }
        return node->as_table();
    };
    const auto section = [&](const char* name, auto& into) {
        static const toml::table nothing;
        const auto* found = table(name);
        read(Section(found ? *found : nothing, name, problems), into);
    };
    section("irc", config.irc);
    section("calendar", config.calendar);
    section("http", config.http);
    section("store", config.store);
    section("messages", config.messages);
    section("roles", config.roles);
    if (const auto* people = table("people")) read_people(*people, config.people, problems);
    section("gerrit", config.gerrit);
    if (const auto* checks = table("checks")) read_policy(*checks, config.policy, problems);
    section("train", config.train);
    section("zuul", config.zuul);
    section("log", config.log);
    for (const auto& [key, node] : root) {
        if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
        const auto what = node.is_table() ? fmt::format("there is no section [{}]", key.str())
                                          : fmt::format("{} stands outside of every section", key.str());
        problems.add(key.source(), fmt::format("{}: {}", what, suggest(key.str(), known)));
    }
}

std::string slurp(const std::string& path) {
    std::error_code none;
    if (std::filesystem::is_directory(path, none)) throw ConfigError({path + " is a directory: wanted a TOML file"});
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        throw ConfigError({fmt::format("{} cannot be read: {}", path, std::generic_category().message(errno))});
    }
    std::string text(longest_file + 1, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    if (text.size() > longest_file) throw ConfigError({path + " is longer than 1 MiB: that is no configuration"});
    return text;
}

}  // namespace

ConfigError::ConfigError(std::vector<std::string> all)
    : std::runtime_error(fmt::format("{}", fmt::join(all, "\n"))), problems(std::move(all)) {}

Config load(const std::string& path) {
    const auto text = slurp(path);
    toml::table root;
    try {
        root = toml::parse(text, path);
    } catch (const toml::parse_error& error) {
        const auto at = error.source().begin;
        throw ConfigError({fmt::format("{}:{}:{}: not TOML: {}", path, at.line, at.column, error.description())});
    }
    Config config;
    Problems problems(path);
    read_sections(root, config, problems);
    config.policy.gerrit = config.gerrit.url;
    if (auto found = problems.take(); !found.empty()) throw ConfigError(std::move(found));
    return config;
}

}  // namespace bot::config
