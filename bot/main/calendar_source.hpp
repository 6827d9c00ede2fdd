#pragma once
#include <string>

#include "bot/desk/model/settings.hpp"
#include "bot/main/subcommands.hpp"

namespace bot {

/// A calendar page and the settings for reading it.
struct CalendarText {
    std::string text;
    desk::Settings settings;
};

/// Fetches the page once. Throws std::runtime_error if that fails, ConfigError for an invalid configuration.
CalendarText calendar_text(const PageFrom&);

/// Reads a whole file. Throws std::runtime_error with its name and the reason.
std::string file_text(const std::string& path);

}  // namespace bot
