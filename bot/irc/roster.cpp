#include "bot/irc/roster.hpp"

#include <iterator>

namespace bot::irc {

void Roster::hear(const Incoming& in, CaseMap map, bool extended) {
    const std::string nick = mask_of(in.source).nick;
    if (in.command == "JOIN") {
        enter(in.param(0), nick, map);
        if (extended && in.params.size() > 1) log_in(nick, in.param(1), map);
    } else if (in.command == "PART") {
        leave(in.param(0), nick, map);
    } else if (in.command == "KICK") {
        leave(in.param(0), in.param(1), map);
    } else if (in.command == "QUIT") {
        people_.erase(fold(nick, map));
    } else if (in.command == "NICK") {
        rename(nick, in.param(0), map);
    } else if (in.command == "ACCOUNT") {
        log_in(nick, in.param(0), map);
    } else if (in.command == "353" && in.params.size() >= 4) {
        for_words(in.last(), [&](std::string_view word) {
            const auto begin = word.find_first_not_of("~&@%+!");
            if (begin != word.npos) enter(in.param(2), mask_of(word.substr(begin)).nick, map);
        });
    } else if (in.command == "354" && in.params.size() == 5 && in.param(1) == whox_type) {
        log_in(in.param(3), in.param(4), map);
    }
}

void Roster::forget(std::string_view channel, CaseMap map) {
    const auto folded = fold(channel, map);
    for (auto it = people_.begin(); it != people_.end();) {
        it->second.channels.erase(folded);
        it = it->second.channels.empty() ? people_.erase(it) : std::next(it);
    }
}

bool Roster::present(std::string_view channel, std::string_view nick, CaseMap map) const {
    const auto it = people_.find(fold(nick, map));
    return it != people_.end() && it->second.channels.contains(fold(channel, map));
}

std::optional<std::string> Roster::account(std::string_view nick, CaseMap map) const {
    const auto it = people_.find(fold(nick, map));
    return it == people_.end() ? std::nullopt : it->second.account;
}

std::string Roster::whox(std::string_view channel) {
    return "WHO " + std::string(channel) + " %tcna," + std::string(whox_type);
}

void Roster::enter(std::string_view channel, std::string_view nick, CaseMap map) {
    if (nick.empty() || people_.size() >= most_people) return;
    people_[fold(nick, map)].channels.insert(fold(channel, map));
}

void Roster::leave(std::string_view channel, std::string_view nick, CaseMap map) {
    const auto it = people_.find(fold(nick, map));
    if (it == people_.end()) return;
    it->second.channels.erase(fold(channel, map));
    if (it->second.channels.empty()) people_.erase(it);  // from here on nobody tells of a login or logout
}

void Roster::rename(std::string_view from, std::string_view to, CaseMap map) {
    auto node = people_.extract(fold(from, map));
    if (node.empty() || to.empty()) return;
    node.key() = fold(to, map);
    people_.erase(node.key());
    people_.insert(std::move(node));
}

void Roster::log_in(std::string_view nick, std::string_view account, CaseMap map) {
    const auto it = people_.find(fold(nick, map));
    if (it == people_.end()) return;
    if (account.empty() || account == "*" || account == "0")
        it->second.account.reset();
    else
        it->second.account = account;
}

}  // namespace bot::irc
