#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "bot/config/config.hpp"
#include "tests/support/temp_dir.hpp"

namespace {

using namespace bot::config;
using support::TempDir;

/// The problems of a file `o.toml` with this text, without its directory.
std::vector<std::string> problems(const std::string& text) {
    TempDir dir;
    support::write_file(dir / "o.toml", text);
    try {
        load(dir / "o.toml");
        return {};
    } catch (const ConfigError& error) {
        auto found = error.problems;
        for (auto& problem : found) problem = support::replaced(problem, dir.path().string() + "/", "");
        return found;
    }
}

Config loaded(const std::string& text) {
    TempDir dir;
    support::write_file(dir / "o.toml", text);
    return load(dir / "o.toml");
}

struct Row {
    const char* text;
    const char* problem;
};

TEST_CASE("each mistake is told with its place, what was found and what is wanted") {
    const Row rows[] = {
        {"[irc]\nport = 70000", "o.toml:2:8: [irc] port is 70000: wanted a number from 1 to 65535"},
        {"[irc]\nport = \"6697\"", "o.toml:2:8: [irc] port is \"6697\": wanted a number from 1 to 65535"},
        {"[irc]\nport = 6697.0", "o.toml:2:8: [irc] port is 6697: wanted a number from 1 to 65535"},
        {"[irc]\ntls = \"yes\"", "o.toml:2:7: [irc] tls is \"yes\": wanted true or false, without quotes"},
        {"[irc]\nserver = 5",
         "o.toml:2:10: [irc] server is 5: wanted a host name such as \"irc.libera.chat\", in quotes"},
        {"[irc]\nserver = \"a b\"",
         "o.toml:2:10: [irc] server is \"a b\": wanted a host name such as \"irc.libera.chat\""},
        {"[irc]\nnick = \"1st\"",
         "o.toml:2:8: [irc] nick is \"1st\": wanted a nick: letters, digits and []\\`_^{|}-, not beginning with a "
         "digit "
         "or -"},
        {"[irc]\nrealname = \"a\\nb\"",
         "o.toml:2:12: [irc] realname is \"a\\u000ab\": wanted text, not empty and without control characters"},
        {"[irc]\nchannels = \"#a\"",
         "o.toml:2:12: [irc] channels is \"#a\": wanted a list, such as [\"one\", \"two\"]"},
        {"[irc]\nchannels = [\"#a\", \"b\"]",
         "o.toml:2:19: [irc] channels, place 2 is \"b\": wanted a channel such as \"#wikimedia-operations\""},
        {"[irc]\nchannels = [\"#a\", 7]",
         "o.toml:2:19: [irc] channels, place 2 is 7: wanted a channel such as \"#wikimedia-operations\", in quotes"},
        {"[irc]\nchannels = [\"#a\", \"#A\"]", "o.toml:2:19: [irc] channels, place 2 is \"#A\": wanted each only once"},
        {"[irc]\nchannels = []", "o.toml:2:12: [irc] channels is empty: wanted at least one channel"},
        {"[irc]\nchannels = [\"#a\"]\nannounce_channel = \"#b\"",
         "o.toml:3:20: [irc] announce_channel is \"#b\", which is not among channels (\"#a\")"},
        {"[irc]\npassword_file = \"p\"",
         "o.toml:2:17: [irc] password_file is given without account: name the services account it belongs to"},
        {"[irc]\npassword = \"hunter2\"",
         "o.toml:2:1: [irc] a password never stands in this file: put it in a file of its own and name that one as "
         "password_file"},
        {"[irc]\nfingerprints = [\"ab:cd\"]",
         "o.toml:2:17: [irc] fingerprints, place 1 is \"ab:cd\": wanted the SHA-256 of a certificate: 64 hex digits, "
         "with "
         "or without colons"},
        {"[irc]\ntls = false\nca_file = \"o.toml\"",
         "o.toml:2:7: [irc] tls is false, but ca_file or fingerprints are given: they only mean something with TLS"},
        {"[http]\nca_file = \"none.pem\"",
         "o.toml:2:11: [http] ca_file is \"none.pem\": wanted a file that is there, can be read and is not empty"},
        {"[irc]\nchanels = [\"#a\"]", "o.toml:2:1: [irc] has no key \"chanels\": did you mean \"channels\"?"},
        {"[irc]\nTLS = true", "o.toml:2:1: [irc] has no key \"TLS\": did you mean \"tls\"?"},
        {"[http]\nproxy = \"x\"", "o.toml:2:1: [http] has no key \"proxy\": there are contact, ca_file"},
        {"[ircs]\nport = 1", "o.toml:1:2: there is no section [ircs]: did you mean \"irc\"?"},
        {"nick = \"x\"",
         "o.toml:1:1: nick stands outside of every section: there are irc, calendar, http, store, messages, roles, "
         "people, gerrit, checks, train, zuul, log"},
        {"irc = 5", "o.toml:1:7: irc is 5: wanted a section [irc]"},
        {"[[irc]]\nport = 1", "o.toml:1:1: irc is a list: wanted a section [irc]"},
        {"[calendar]\napi = \"wikitech.wikimedia.org/w/api.php\"",
         "o.toml:2:7: [calendar] api is \"wikitech.wikimedia.org/w/api.php\": wanted the address of a wiki's api.php, "
         "such as \"https://wikitech.wikimedia.org/w/api.php\""},
        {"[calendar]\npage = \"a|b\"", "o.toml:2:8: [calendar] page is \"a|b\": wanted the title of a page"},
        {"[calendar]\nzone = \"Mars/Olympus\"",
         "o.toml:2:8: [calendar] zone is \"Mars/Olympus\": wanted a time zone such as \"America/Los_Angeles\""},
        {"[calendar]\npoll_seconds = 0", "o.toml:2:16: [calendar] poll_seconds is 0: wanted a number from 1 to 3600"},
        {"[calendar]\nlimit = 101", "o.toml:2:9: [calendar] limit is 101: wanted a number from 1 to 100"},
        {"[calendar]\nlimit = 9223372036854775807",
         "o.toml:2:9: [calendar] limit is 9223372036854775807: wanted a number from 1 to 100"},
        {"[calendar]\nwrite = true", "o.toml:2:9: [calendar] write is true: wanted \"off\", \"dry\", \"on\""},
        {"[calendar]\nwrite = \"on\"",
         "o.toml:2:9: [calendar] write is \"on\" without user: give the bot password's user and password_file"},
        {"[calendar]\nuser = \"Oriel\"",
         "o.toml:2:8: [calendar] user is \"Oriel\": wanted the name of a bot password, \"User@app\" (made on the "
         "wiki's "
         "Special:BotPasswords)"},
        {"[calendar]\npassword_file = \"p\"",
         "o.toml:2:17: [calendar] password_file is given without user: name the bot password's user"},
        {"[store]\npath = \"\"",
         "o.toml:2:8: [store] path is \"\": wanted text, not empty and without control characters"},
        {"[messages]\nopenings = [\"Hello\"]",
         "o.toml:2:13: [messages] openings, place 1 is \"Hello\": wanted a sentence with {window} in it, once, and no "
         "other braces, of at most 300 bytes"},
        {"[messages]\nopenings = [\"{window} {nick}\"]",
         "o.toml:2:13: [messages] openings, place 1 is \"{window} {nick}\": wanted a sentence with {window} in it, "
         "once, "
         "and no other braces, of at most 300 bytes"},
        {"[roles]\ndeployers = [\"a b\"]",
         "o.toml:2:14: [roles] deployers, place 1 is \"a b\": wanted the name of a services account"},
        {"[people]\nada = \"x\"", "o.toml:2:1: [people] ada is \"x\": wanted a section [people.ada]"},
        {"[people.ada]\nnick = []", "o.toml:2:1: [people.ada] has no key \"nick\": did you mean \"nicks\"?"},
        {"[people.\"a b\"]\nshell = \"x\"",
         "o.toml:1:9: [people.a b]: wanted a nick: letters, digits and []\\`_^{|}-, not beginning with a digit or -"},
        {"[people.ada]\nnicks = [\"kay\"]\n[people.kay]\nnicks = [\"Kay\"]",
         "o.toml:4:9: [people.kay] nicks holds \"Kay\", which [people.ada] has too"},
        {"[people.ada]\naccount = \"a\"\n[people.kay]\naccount = \"A\"",
         "o.toml:4:11: [people.kay] account is \"A\", which [people.ada] has too"},
        {"[gerrit]\nurl = \"ftp://x/r\"",
         "o.toml:2:7: [gerrit] url is \"ftp://x/r\": wanted an address such as \"https://example.org/path\""},
        {"[gerrit]\nurl = \"https://me:pw@x/r\"",
         "o.toml:2:7: [gerrit] url is \"https://me:pw@x/r\": wanted an address such as \"https://example.org/path\""},
        {"[train]\nwikiversions = \"https://x:0/\"",
         "o.toml:2:16: [train] wikiversions is \"https://x:0/\": wanted an address such as "
         "\"https://example.org/path\""},
        {"[zuul]\nurl = \"x\"",
         "o.toml:2:7: [zuul] url is \"x\": wanted an address such as \"https://example.org/path\", or \"\" for none"},
        {"[log]\nsilent_minutes = 30s", "o.toml:2:20: not TOML: "},
        {"[irc]\nport = 1\nport = 2", "o.toml:3:8: not TOML: "},
        {"[irc]\nnick = \"\xff\"", "o.toml:2:8: not TOML: "},
    };
    for (const auto& row : rows) {
        CAPTURE(std::string(row.text));
        const auto found = problems(row.text);
        REQUIRE(found.size() == 1);
        const std::string wanted = row.problem;
        if (wanted.ends_with("not TOML: ")) {
            CHECK(found[0].substr(0, wanted.size()) == wanted);
        } else {
            CHECK(found[0] == wanted);
        }
    }
}

TEST_CASE("all mistakes are told at once, in the order of the file") {
    const auto found = problems("[store]\npth = 1\n[irc]\nport = -1\nnick = \"\"\n[calendar]\nlimit = \"6\"\n");
    REQUIRE(found.size() == 4);
    CHECK(found[0].starts_with("o.toml:2:1: "));
    CHECK(found[1].starts_with("o.toml:4:8: "));
    CHECK(found[2].starts_with("o.toml:5:8: "));
    CHECK(found[3].starts_with("o.toml:7:9: "));
}

TEST_CASE("a file that cannot be read is told by name") {
    TempDir dir;
    CHECK_THROWS_WITH_AS(load(dir / "none.toml"), (dir / "none.toml cannot be read: No such file or directory").c_str(),
                         ConfigError);
    CHECK_THROWS_WITH_AS(load(dir.path().string()),
                         (dir.path().string() + " is a directory: wanted a TOML file").c_str(), ConfigError);
    support::write_file(dir / "long.toml", std::string(2'000'000, '#'));
    CHECK_THROWS_AS(load(dir / "long.toml"), ConfigError);
}

TEST_CASE("an empty file means the defaults") {
    const auto config = loaded("");
    CHECK(config.irc.server == "irc.libera.chat");
    CHECK(config.irc.port == 6697);
    CHECK(config.irc.tls);
    CHECK(config.irc.channels == std::vector<std::string>{"#wikimedia-operations"});
    CHECK(config.irc.announce_channel == "#wikimedia-operations");
    CHECK(config.irc.account.empty());
    CHECK(config.calendar.write == Write::off);
    CHECK(config.store.path == "/var/lib/oriel/oriel.db");
    CHECK(config.log.silent_minutes == 30);
}

TEST_CASE("what is given is taken") {
    const auto config = loaded(
        "[irc]\nserver = \"::1\"\nport = 6667\ntls = false\nnick = \"[o]\"\nchannels = [\"#a\", \"&b\"]\n"
        "announce_channel = \"&b\"\naccount = \"oriel\"\n"
        "[calendar]\napi = \"http://127.0.0.1:8080/api.php\"\nzone = \"Europe/Berlin\"\npoll_seconds = 5\nlimit = 3\n"
        "write = \"dry\"\n[messages]\nopenings = [\"Now: {window}\"]\n[roles]\ndeployers = [\"ada\"]\n"
        "from_calendar = true\n[people.ada]\nnicks = [\"ada_\"]\naccount = \"ada\"\nshell = \"al\"\ngerrit = \"Ada "
        "L\"\n"
        "[gerrit]\nurl = \"http://[::1]:81/r/\"\n");
    CHECK(config.irc.server == "::1");
    CHECK(!config.irc.tls);
    CHECK(config.irc.announce_channel == "&b");
    CHECK(config.calendar.write == Write::dry);
    CHECK(config.people.at("ada").nicks == std::vector<std::string>{"ada_"});
    CHECK(config.people.at("ada").gerrit == "Ada L");
    CHECK(config.gerrit.url == "http://[::1]:81/r");

    const auto settings = desk_settings(config, "1.2");
    CHECK(settings.version == "1.2");
    CHECK(settings.rules.zone.name() == "Europe/Berlin");
    CHECK(settings.rules.limit == 3);
    CHECK(settings.poll == std::chrono::seconds(5));
    CHECK(settings.chat.channel == "&b");
    CHECK(settings.page_url == "http://127.0.0.1:8080/index.php?title=Deployments");
    CHECK(settings.openings == std::vector<std::string>{"Now: {window}"});
    CHECK(settings.deployers == std::vector<std::string>{"ada"});
    CHECK(settings.deployers_from_calendar);
    CHECK(settings.people.at("ada").shell == "al");
}

TEST_CASE("fingerprints are kept in one form, relative paths count from the file") {
    TempDir dir;
    support::write_file(dir / "ca.pem", "x");
    std::string print;
    for (int n = 0; n < 32; ++n) print += n ? ":AB" : "AB";
    support::write_file(dir / "o.toml", "[irc]\nfingerprints = [\"sha256:" + print +
                                            "\"]\naccount = \"o\"\npassword_file = \"secrets/irc\"\n"
                                            "ca_file = \"ca.pem\"\n[store]\npath = \"/srv/o.db\"\n");
    const auto config = load(dir / "o.toml");
    CHECK(config.irc.fingerprints[0].size() == 64);
    CHECK(config.irc.fingerprints[0].starts_with("abab"));
    CHECK(config.irc.password_file == dir / "secrets/irc");
    CHECK(config.irc.ca_file == dir / "ca.pem");
    CHECK(config.store.path == "/srv/o.db");
}

/// The example file with every commented-out key enabled.
std::string uncommented(const std::string& text) {
    std::string out, line;
    for (const char c : text + "\n") {
        if (c != '\n') {
            line += c;
            continue;
        }
        const bool key = line.starts_with("# [") || (line.starts_with("# ") && line.find(" = ") < 20);
        out += (key ? line.substr(2) : line) + "\n";
        line.clear();
    }
    return out;
}

TEST_CASE("the example holds the defaults, and every key") {
    const std::string text = support::read_file(ORIEL_CONF "/oriel.example.toml");
    const auto plain = loaded(text), empty = loaded("");
    CHECK(plain.irc.channels == empty.irc.channels);
    CHECK(plain.irc.realname == empty.irc.realname);
    CHECK(plain.calendar.api == empty.calendar.api);
    CHECK(plain.calendar.poll_seconds == empty.calendar.poll_seconds);
    CHECK(plain.store.path == empty.store.path);
    CHECK(plain.gerrit.url == empty.gerrit.url);
    CHECK(plain.train.wikiversions == empty.train.wikiversions);
    CHECK(plain.log.accounts == empty.log.accounts);
    CHECK(plain.log.hints == empty.log.hints);
    CHECK(plain.people.empty());

    auto full = uncommented(text);
    full = support::replaced(full, "/etc/oriel/ca.pem", ORIEL_CONF "/oriel.example.toml");
    const auto config = loaded(full);
    CHECK(config.irc.account == "oriel");
    CHECK(config.irc.password_file == "/etc/oriel/irc-password");
    CHECK(config.irc.ca_file == ORIEL_CONF "/oriel.example.toml");
    CHECK(config.http.ca_file == ORIEL_CONF "/oriel.example.toml");
    CHECK(config.calendar.user == "Oriel@oriel");
    CHECK(config.people.at("SOMENICK").account == "somenick");

    // A key that is missing in the example would be missing in both of these.
    for (const char* section :
         {"irc", "calendar", "http", "store", "messages", "roles", "gerrit", "train", "zuul", "log"}) {
        const auto found = problems(fmt::format("[{}]\nqqqqqqqqqqqqqqqq = 1\n", section));
        REQUIRE(found.size() == 1);
        const auto list = found[0].substr(found[0].find("there are ") + 10) + ",";
        for (std::size_t from = 0, to = 0; (to = list.find(',', from)) != std::string::npos; from = to + 2) {
            CAPTURE(list.substr(from, to - from));
            CHECK(full.find("\n" + list.substr(from, to - from) + " = ") != std::string::npos);
        }
    }
}

}  // namespace
