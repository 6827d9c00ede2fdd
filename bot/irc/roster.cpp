#include "bot/irc/roster.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace bot::irc {
namespace {

bool is_server(std::string_view word) {
    constexpr std::string_view all = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.*_";
    return word.find_first_not_of(all) == word.npos && word.find('.') != word.npos && word.back() != '.';
}

}  // namespace

bool lost_by_network(std::string_view reason) {
    constexpr std::string_view broken[] = {"Ping timeout",   "Connection reset",     "Connection timed out",
                                           "Read error",     "Write error",          "Remote host closed",
                                           "Network is unr", "No route to host",     "Connection closed",
                                           "Broken pipe",    "Software caused conn", "Operation timed out"};
    if (std::ranges::any_of(broken, [&](std::string_view words) { return reason.starts_with(words); })) return true;
    const auto space = reason.find(' ');
    return space != reason.npos && is_server(reason.substr(0, space)) && is_server(reason.substr(space + 1));
}

void Roster::begin(const std::string& name, CaseMap map) {
    channels_.try_emplace(fold(name, map)).first->second.name = name;
}

void Roster::forget(std::string_view name, CaseMap map) {
    const auto folded = fold(name, map);
    if (channels_.erase(folded) == 0) return;
    for (auto it = people_.begin(); it != people_.end();) {
        it->second.channels.erase(folded);
        it = it->second.channels.empty() ? people_.erase(it) : std::next(it);
    }
}

std::vector<Presence> Roster::hear(const Incoming& in, CaseMap map, bool extended, std::string_view self) {
    const std::string nick = mask_of(in.source).nick;
    if (in.command == "JOIN") {
        auto* const one = enter(in.param(0), nick, map, self);
        if (!one) return {};
        if (extended && in.params.size() > 1) log_in(*one, in.param(1));
        return told({fold(in.param(0), map)}, {{}, {one->here()}, {}, {}});
    }
    if (in.command == "PART") return leave(in.param(0), nick, map);
    if (in.command == "KICK") return leave(in.param(0), in.param(1), map);
    if (in.command == "QUIT") return quit(nick, map, lost_by_network(in.last()));
    if (in.command == "NICK") return rename(nick, in.param(0), map);
    if (in.command == "ACCOUNT") {
        auto* const one = person(nick, map);
        if (!one) return {};
        log_in(*one, in.param(0));
        return told(one->channels, {{}, {one->here()}, {}, {}});
    }
    if (in.command == "AWAY") {
        auto* const one = person(nick, map);
        const bool away = !in.param(0).empty();
        if (!one || std::exchange(one->away, away) == away) return {};  // perhaps the reason changed
        return told(one->channels, {{}, {one->here()}, {}, {}});
    }
    if (in.command == "353" && in.params.size() >= 4) {
        for_words(in.last(), [&](std::string_view word) {
            const auto prefixes = word.find_first_not_of("~&@%+!");
            if (prefixes != word.npos) enter(in.param(2), mask_of(word.substr(prefixes)).nick, map, self);
        });
    } else if (in.command == "354" && in.params.size() == 6 && in.param(1) == whox_type) {
        if (auto* const one = person(in.param(3), map)) {
            one->away = in.param(4).starts_with('G');  // G: away; H: here
            log_in(*one, in.param(5));
        }
    } else if (in.command == "366" || in.command == "315") {
        auto* const ended = channel(in.param(1), map);
        if (!ended) return {};
        const bool news = in.command == "366" ? !std::exchange(ended->listed, true)
                                              : ended->listed && std::exchange(ended->asked, false);
        if (news) return everybody(*ended, fold(ended->name, map));
    }
    return {};
}

std::string Roster::ask(std::string_view name, CaseMap map) {
    if (auto* const one = channel(name, map)) one->asked = true;
    return "WHO " + std::string(name) + " %tcnfa," + std::string(whox_type);
}

std::vector<Presence> Roster::everybody() const {
    std::vector<Presence> news;
    for (const auto& [folded, one] : channels_) {
        if (!one.listed) continue;
        for (auto& seen : everybody(one, folded)) news.push_back(std::move(seen));
    }
    return news;
}

void Roster::forget_away() {
    for (auto& [folded, one] : people_) one.away = false;
}

bool Roster::present(std::string_view name, std::string_view nick, CaseMap map) const {
    const auto it = people_.find(fold(nick, map));
    return it != people_.end() && it->second.channels.contains(fold(name, map));
}

std::optional<std::string> Roster::account(std::string_view nick, CaseMap map) const {
    const auto it = people_.find(fold(nick, map));
    return it == people_.end() ? std::nullopt : it->second.account;
}

Roster::Channel* Roster::channel(std::string_view name, CaseMap map) {
    const auto it = channels_.find(fold(name, map));
    return it == channels_.end() ? nullptr : &it->second;
}

Roster::Person* Roster::person(std::string_view nick, CaseMap map) {
    const auto it = people_.find(fold(nick, map));
    return it == people_.end() ? nullptr : &it->second;
}

Roster::Person* Roster::enter(std::string_view name, std::string_view nick, CaseMap map, std::string_view self) {
    const auto where = channels_.find(fold(name, map));
    if (where == channels_.end() || nick.empty() || same(nick, self, map)) return nullptr;
    auto* one = person(nick, map);
    if (!one && people_.size() >= most_people) return nullptr;
    if (!one) one = &people_[fold(nick, map)];
    one->nick = nick;
    one->channels.insert(where->first);
    return one;
}

std::vector<Presence> Roster::leave(std::string_view name, std::string_view nick, CaseMap map) {
    const auto it = people_.find(fold(nick, map));
    if (it == people_.end()) return {};
    const auto folded = fold(name, map);
    if (it->second.channels.erase(folded) == 0) return {};
    auto news = told({folded}, {{}, {}, {it->second.nick}, {}});
    if (it->second.channels.empty()) people_.erase(it);  // logins and logouts are not reported after this
    return news;
}

std::vector<Presence> Roster::quit(std::string_view nick, CaseMap map, bool lost) {
    const auto node = people_.extract(fold(nick, map));
    if (node.empty()) return {};
    Presence news{{}, {}, {node.mapped().nick}, {}};
    if (lost) news.lost = news.went;
    return told(node.mapped().channels, news);
}

std::vector<Presence> Roster::rename(std::string_view from, const std::string& to, CaseMap map) {
    if (to.empty()) return {};
    // The previous owner of that nick must be gone, although the server did not say so.
    std::vector<Presence> news;
    if (!same(from, to, map)) news = quit(to, map, false);
    auto node = people_.extract(fold(from, map));
    if (node.empty()) return news;
    auto& one = node.mapped();
    const auto before = std::exchange(one.nick, to);
    for (auto& seen : told(one.channels, {{}, {}, {}, {{before, to}}})) news.push_back(std::move(seen));
    node.key() = fold(to, map);
    people_.insert(std::move(node));
    return news;
}

void Roster::log_in(Person& one, std::string_view account) {
    if (account.empty() || account == "*" || account == "0")
        one.account.reset();
    else
        one.account = account;
}

// Empty if there are no other users.
std::vector<Presence> Roster::everybody(const Channel& where, std::string_view folded) const {
    std::vector<Presence> news(1);
    news[0].channel = where.name;
    for (const auto& [key, one] : people_)
        if (one.channels.contains(folded)) news[0].came.push_back(one.here());
    if (news[0].came.empty()) news.clear();
    return news;
}

// `what`, for each of these channels that is listed.
std::vector<Presence> Roster::told(const Names& names, const Presence& what) const {
    std::vector<Presence> news;
    for (const auto& folded : names) {
        const auto it = channels_.find(folded);
        if (it == channels_.end() || !it->second.listed) continue;
        news.push_back(what);
        news.back().channel = it->second.name;
    }
    return news;
}

}  // namespace bot::irc
