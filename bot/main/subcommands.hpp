#pragma once
#include <optional>
#include <string>
#include <vector>

#include "calendar/instant.hpp"

/// The subcommands of `oriel`. Each returns the exit status: 0, 1 (failed); an invalid configuration throws
/// config::ConfigError (2).
namespace bot {

/// The source of a page: a file, or the wiki of a configuration. Exactly one is set.
struct PageFrom {
    std::string file, config;
};

/// `debug`: also log the IRC lines, without secrets.
int run(const std::string& config_file, bool debug);
int demo(double speed);
int windows(const PageFrom&, std::optional<calendar::Instant> from, std::optional<calendar::Instant> to, bool json);
int preview(const PageFrom&, calendar::Instant at);

/// The input of `oriel check`: changes by number, URL or Change-Id, or else a window of a calendar.
struct CheckWhat {
    std::vector<std::string> changes;
    PageFrom from;                            ///< neither is set if `changes` are given
    std::optional<calendar::Instant> window;  ///< its start; default: the open window, or the next one that takes lists
    std::optional<calendar::Instant> at;      ///< default: the current time
    std::string gerrit, versions;             ///< override the configuration's
    bool json = false;
};
/// Returns 1 if a finding blocks.
int check(CheckWhat);
int check_config(const std::string& file);

/// The files to replay.
struct ReplayWhat {
    std::string page, log;
    std::string config;  ///< for the roles; empty: the page names the deployers
    std::string events;  ///< Gerrit's events; empty: none
    bool json = false;
};
/// Throws config::ConfigError for invalid lines.
int replay(const ReplayWhat&);

}  // namespace bot
