#pragma once
#include <string>

#include "bot/desk/model/settings.hpp"
#include "bot/main/subcommands.hpp"

namespace bot {

/// A page, and how it is to be read.
struct CalendarText {
    std::string text;
    desk::Settings settings;
};

/// Fetches it, once. Throws std::runtime_error when it cannot be had, ConfigError for a wrong configuration.
CalendarText calendar_text(const PageFrom&);

/// A whole file. Throws std::runtime_error with its name and the reason.
std::string file_text(const std::string& path);

}  // namespace bot
