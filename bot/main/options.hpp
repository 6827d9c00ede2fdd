#pragma once
#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "bot/main/subcommands.hpp"

/// Options that several subcommands have.
namespace bot {

/// Refuses what is no instant.
extern const CLI::Validator an_instant;

/// Nothing for an option that was not given.
std::optional<calendar::Instant> instant(const std::string&);

/// `--page FILE` or `--config FILE`, one of them.
void add_page_options(CLI::App&, PageFrom&);

}  // namespace bot
