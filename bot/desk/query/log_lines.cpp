#include "bot/desk/query/log_lines.hpp"

#include <algorithm>

#include "bot/desk/text/nicks.hpp"
#include "bot/log/line.hpp"
#include "bot/log/wikibugs.hpp"

namespace bot::desk::query {
namespace {

bool holds(const std::vector<std::string>& names, const std::string& name) {
    return std::any_of(names.begin(), names.end(), [&](const auto& n) { return fold(n) == fold(name); });
}

bool in_channel(const State& s, const LineHeard& line) {
    return !line.channel.empty() && fold(line.channel) == fold(s.settings.channel);
}

}  // namespace

bool believed(const State& s, const LineHeard& line) {
    if (!in_channel(s, line)) return false;
    const LogSettings& log = s.settings.log;
    if (s.link.accounts) return line.by.account && holds(log.accounts, *line.by.account);
    return holds(log.nicks, line.by.nick);
}

bool forged(const State& s, const LineHeard& line) {
    if (!in_channel(s, line) || believed(s, line)) return false;
    const auto read = log::read_line(line.text);
    return read && read->message.kind != log::Kind::unknown;
}

std::optional<int> hint(const State& s, const LineHeard& line) {
    if (!in_channel(s, line) || !holds(s.settings.log.hints, line.by.nick)) return std::nullopt;
    const auto bugs = log::read_wikibugs(line.text);
    return bugs ? std::optional(bugs->change) : std::nullopt;
}

}  // namespace bot::desk::query
