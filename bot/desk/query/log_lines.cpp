#include "bot/desk/query/log_lines.hpp"

#include <algorithm>

#include "bot/desk/text/chat.hpp"
#include "bot/log/line.hpp"
#include "bot/log/wikibugs.hpp"

namespace bot::desk::query {
namespace {

bool holds(const std::vector<std::string>& names, const std::string& name, const ChatTraits& chat) {
    return std::any_of(names.begin(), names.end(), [&](const auto& n) { return chat.same(n, name); });
}

bool in_channel(const State& s, const LineHeard& line) {
    return !line.channel.empty() && s.chat().is_home(line.channel);
}

}  // namespace

bool believed(const State& s, const LineHeard& line) {
    if (!in_channel(s, line)) return false;
    const LogSettings& log = s.settings.log;
    if (s.link.accounts) return line.by.account && holds(log.accounts, *line.by.account, s.chat());
    return holds(log.nicks, line.by.nick, s.chat());
}

bool forged(const State& s, const LineHeard& line) {
    if (!in_channel(s, line) || believed(s, line)) return false;
    const auto read = log::read_line(line.text);
    return read && read->message.kind != log::Kind::unknown;
}

std::optional<int> hint(const State& s, const LineHeard& line) {
    if (!in_channel(s, line) || !holds(s.settings.log.hints, line.by.nick, s.chat())) return std::nullopt;
    const auto bugs = log::read_wikibugs(line.text);
    return bugs ? std::optional(bugs->change) : std::nullopt;
}

}  // namespace bot::desk::query
