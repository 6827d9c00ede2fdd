#pragma once
#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "bot/main/subcommands.hpp"

/// Options that several subcommands share.
namespace bot {

/// Refuses text that is not an instant.
extern const CLI::Validator an_instant;

/// nullopt for an option that was not given.
std::optional<calendar::Instant> instant(const std::string&);

/// `--page FILE` or `--config FILE`, one of them.
void add_page_options(CLI::App&, PageFrom&);

}  // namespace bot
