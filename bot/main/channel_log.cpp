#include "bot/main/channel_log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "bot/config/config.hpp"
#include "bot/desk/text/clean.hpp"
#include "calendar/text.hpp"

namespace bot {
namespace {

constexpr std::size_t most_line = 8192, most_problems = 20;

/// `nick` or `nick[account]`. The account is in the last brackets, because nicks may have brackets too.
desk::Speaker speaker(std::string_view name) {
    std::optional<std::string> account;
    const std::size_t bracket = name.rfind('[');
    if (name.ends_with(']') && bracket != name.npos && bracket > 0) {
        const std::string_view inside = name.substr(bracket + 1, name.size() - bracket - 2);
        if (!inside.empty()) account = inside;
        name = name.substr(0, bracket);
    }
    return {std::string(name), std::move(account), std::string(name)};
}

std::optional<LoggedLine> read_line(std::string_view line) {
    const std::size_t blank = line.find(' ');
    if (blank == line.npos || line.size() > most_line) return std::nullopt;
    const auto at = calendar::parse_instant(line.substr(0, blank));
    line.remove_prefix(blank + 1);
    const std::size_t end = line.find('>');
    if (!at || !line.starts_with('<') || end == line.npos) return std::nullopt;
    const std::string_view name = line.substr(1, end - 1), rest = line.substr(end + 1);
    if (name.empty() || name.find(' ') != name.npos || (!rest.empty() && rest.front() != ' ')) return std::nullopt;
    return LoggedLine{*at, speaker(name), std::string(rest.substr(std::min<std::size_t>(1, rest.size())))};
}

std::string what_is_wrong(std::string_view line) {
    if (line.size() > most_line) return fmt::format("is longer than {} bytes", most_line);
    return fmt::format("{} is no line of a log; wanted 2026-11-23T14:03:11Z <nick[account]> text",
                       calendar::in_quotes(line));
}

}  // namespace

std::string complaint(const std::string& file, std::string_view place, std::string_view what) {
    return desk::clean(fmt::format("{}:{}: {}", file, place, what));
}

std::vector<LoggedLine> read_channel_log(std::string_view text, const std::string& file) {
    std::vector<LoggedLine> lines;
    std::vector<std::string> problems;
    for (std::size_t number = 1; !text.empty() && problems.size() < most_problems; ++number) {
        std::string_view line = calendar::take_line(text);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (calendar::trim(line).empty() || line.starts_with('#')) continue;
        if (auto read = read_line(line)) {
            lines.push_back(std::move(*read));
        } else {
            problems.push_back(complaint(file, std::to_string(number), what_is_wrong(line)));
        }
    }
    if (!problems.empty()) throw config::ConfigError(std::move(problems));
    std::ranges::stable_sort(lines, {}, &LoggedLine::at);
    return lines;
}

}  // namespace bot
