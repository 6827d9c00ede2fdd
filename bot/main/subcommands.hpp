#pragma once
#include <optional>
#include <string>
#include <vector>

#include "calendar/instant.hpp"

/// What `oriel SUBCOMMAND` does. Each answers the exit status: 0, 1 (failed); a wrong configuration throws
/// config::ConfigError (2).
namespace bot {

/// Where a page comes from: a file, or the wiki of a configuration. Exactly one is given.
struct PageFrom {
    std::string file, config;
};

/// `debug`: also log what goes over the wire, secrets left out.
int run(const std::string& config_file, bool debug);
int demo(double speed);
int windows(const PageFrom&, std::optional<calendar::Instant> from, std::optional<calendar::Instant> to, bool json);
int preview(const PageFrom&, calendar::Instant at);

/// What is to be checked: changes by number, address or Change-Id, or else a window of a calendar.
struct CheckWhat {
    std::vector<std::string> changes;
    PageFrom from;                            ///< neither is given when changes are
    std::optional<calendar::Instant> window;  ///< its start; else the open one, or the next that takes lists
    std::optional<calendar::Instant> at;      ///< now, when not given
    std::string gerrit, versions;             ///< instead of the configuration's
    bool json = false;
};
/// 1 when something blocks.
int check(CheckWhat);
int check_config(const std::string& file);

/// What is to be lived through again: files.
struct ReplayWhat {
    std::string page, log;
    std::string config;  ///< who may what; empty: the page tells
    std::string events;  ///< Gerrit's; empty: none
    bool json = false;
};
/// Throws config::ConfigError for lines that cannot be read.
int replay(const ReplayWhat&);

}  // namespace bot
