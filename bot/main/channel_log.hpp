#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "calendar/instant.hpp"

namespace bot {

/// What somebody said in a channel.
struct LoggedLine {
    calendar::Instant at;
    desk::Speaker by;
    std::string text;
};

/// Reads lines `2026-11-23T14:03:11Z <nick[account]> text`, or `<nick>` without an account; `<[b][]>` is somebody whose
/// nick is `[b]`. Nothing else tells a nick in brackets from an account: whoever writes such a log answers for that.
/// Blank lines and those that begin with `#` are nothing. The result is in order of time, and within a second in that
/// of the file. Throws config::ConfigError with the lines of `file` that are nothing of this.
std::vector<LoggedLine> read_channel_log(std::string_view text, const std::string& file);

/// What is wrong with a line or an element of a file, as a sentence for a ConfigError: `FILE:7: "..." ...`.
std::string complaint(const std::string& file, std::string_view place, std::string_view what);

}  // namespace bot
