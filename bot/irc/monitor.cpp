#include "bot/irc/monitor.hpp"

#include <algorithm>

namespace bot::irc {
namespace {

// Excludes text that may be read as several nicks, as a mask, or as the end of the list.
bool is_nick(std::string_view text) {
    constexpr std::size_t longest = 64;
    const auto bad = [](unsigned char c) {
        return c <= ' ' || c == 0x7f || std::string_view(",:!@*?").find(static_cast<char>(c)) != std::string_view::npos;
    };
    return !text.empty() && text.size() <= longest && std::ranges::none_of(text, bad);
}

template <class Each>
void for_targets(std::string_view list, Each each) {
    while (!list.empty()) {
        const auto comma = list.find(',');
        each(mask_of(list.substr(0, comma)).nick);
        list = comma == list.npos ? std::string_view() : list.substr(comma + 1);
    }
}

}  // namespace

void Monitor::want(const std::vector<std::string>& nicks, const Support& support) {
    wanted_.clear();
    for (const auto& nick : nicks) {
        if (wanted_.size() >= std::min(support.monitor, most)) break;
        if (is_nick(nick)) wanted_.try_emplace(fold(nick, support.casemap), nick);
    }
    // A nick that is wanted again later is asked for again, because news in between was lost.
    for (auto it = watched_.begin(); it != watched_.end();) {
        const auto one = it++;
        if (!wanted_.contains(one->first)) unwatched_.insert(watched_.extract(one));
    }
}

// Removals come first, so that the server's list is never too long.
std::string Monitor::next() {
    if (!unwatched_.empty() && watched_.empty()) {
        unwatched_.clear();
        return "MONITOR C";
    }
    std::string list;
    const auto add = [&list](const std::string& nick) {
        if (list.size() + 1 + nick.size() > longest_list) return false;
        list += (list.empty() ? "" : ",") + nick;
        return true;
    };
    std::erase_if(unwatched_, [&](const auto& one) { return add(one.second); });
    if (!list.empty()) return "MONITOR - " + list;
    for (const auto& one : wanted_)
        if (!watched_.contains(one.first) && add(one.second)) watched_.insert(one);
    return list.empty() ? list : "MONITOR + " + list;
}

std::optional<Online> Monitor::hear(const Incoming& in, CaseMap map) {
    Online news;
    if (in.command == "734") {  // list full; the nicks it names are not watched
        for_targets(in.param(2), [&](const std::string& nick) {
            watched_.erase(fold(nick, map));
            wanted_.erase(fold(nick, map));
        });
    } else if (in.command == "730" || in.command == "731") {
        for_targets(in.last(), [&](const std::string& nick) {
            const auto it = wanted_.find(fold(nick, map));
            if (it != wanted_.end()) (in.command == "730" ? news.online : news.offline).push_back(it->second);
        });
    }
    if (news == Online{}) return std::nullopt;
    return news;
}

}  // namespace bot::irc
