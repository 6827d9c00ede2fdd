#include "bot/desk/query/log_lines.hpp"

#include <algorithm>

#include "bot/desk/model/roles.hpp"
#include "bot/desk/query/checks.hpp"
#include "bot/desk/query/conduct.hpp"
#include "bot/desk/text/chat.hpp"
#include "bot/log/line.hpp"
#include "bot/log/wikibugs.hpp"
#include "calendar/text.hpp"

namespace bot::desk::query {
namespace {

bool holds(const std::vector<std::string>& names, const std::string& name, const ChatTraits& chat) {
    return std::any_of(names.begin(), names.end(), [&](const auto& n) { return chat.same(n, name); });
}

constexpr std::string_view end_words[] = {"done", "over", "finished", "complete", "completed", "closed", "ended"};

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

bool unproven(const State& s, const LineHeard& line) {
    if (!s.link.accounts || !forged(s, line)) return false;
    const LogSettings& log = s.settings.log;
    const bool verified = std::any_of(log.accounts.begin(), log.accounts.end(), [&](const std::string& account) {
        return !s.presence.nicks_of(account, s.chat()).empty();
    });
    if (verified) return false;
    const bool nameless = !line.by.account || line.by.account->empty();
    const bool by_nick = holds(log.accounts, line.by.nick, s.chat()) || holds(log.nicks, line.by.nick, s.chat());
    return (nameless && by_nick) || s.tracker.gaps.going_on(Gap::Kind::relay);
}

std::optional<calendar::Window> ended_by_log(const State& s, const LineHeard& line, Instant now) {
    constexpr std::string_view opening = "!log ";
    if (!in_channel(s, line) || !line.text.starts_with(opening) || !line.by.account || line.by.account->empty()) {
        return std::nullopt;
    }
    std::string text = calendar::lower(calendar::fold(std::string_view(line.text).substr(opening.size())));
    while (!text.empty() && (text.back() == '.' || text.back() == '!')) text.pop_back();
    // Only `[the] WINDOW [is] done`: other words may say the opposite.
    const auto word = std::find_if(std::begin(end_words), std::end(end_words),
                                   [&](std::string_view each) { return text.ends_with(' ' + std::string(each)); });
    if (word == std::end(end_words)) return std::nullopt;
    text.resize(text.size() - word->size() - 1);
    if (text.ends_with(" is")) text.resize(text.size() - 3);
    if (text.starts_with("the ")) text.erase(0, 4);
    const bool unnamed = text == "window" || text == "backport window" || text == "deployment window";
    std::vector<calendar::Window> open;
    for (const auto& w : s.calendar.schedule().open_at(now)) {
        if (w.takes_lists() && !w.freeze && now < closes(s, w)) open.push_back(w);
    }
    std::erase_if(open, [&](const calendar::Window& w) { return !unnamed && text != calendar::lower(w.name); });
    if (open.size() != 1) return std::nullopt;
    const calendar::Window& w = open.front();
    const Claim* claim = claim_of(s, w);
    const bool deploys = std::any_of(w.deployers.begin(), w.deployers.end(), [&](const std::string& name) {
        return has_account(name, *line.by.account, s.settings);
    });
    if (!deploys && !(claim && s.chat().same(claim->by, *line.by.account))) return std::nullopt;
    return w;
}

std::optional<int> hint(const State& s, const LineHeard& line) {
    if (!in_channel(s, line) || !holds(s.settings.log.hints, line.by.nick, s.chat())) return std::nullopt;
    const auto bugs = log::read_wikibugs(line.text);
    return bugs ? std::optional(bugs->change) : std::nullopt;
}

}  // namespace bot::desk::query
