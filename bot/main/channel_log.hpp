#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "calendar/instant.hpp"

namespace bot {

/// A logged line of a channel.
struct LoggedLine {
    calendar::Instant at;
    desk::Speaker by;
    std::string text;
};

/// Parses lines `2026-11-23T14:03:11Z <nick[account]> text`, or `<nick>` without an account; `<[b][]>` is the nick
/// `[b]` without an account. A nick in brackets cannot be told from an account otherwise: the writer of the log is
/// responsible for that. Blank lines and lines that begin with `#` are skipped. The result is sorted by time, and
/// within a second in file order. Throws config::ConfigError that lists the invalid lines of `file` (at most 20).
std::vector<LoggedLine> read_channel_log(std::string_view text, const std::string& file);

/// The error message for a line or element of a file, for a ConfigError: `FILE:7: "..." ...`.
std::string complaint(const std::string& file, std::string_view place, std::string_view what);

}  // namespace bot
