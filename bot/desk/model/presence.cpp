#include "bot/desk/model/presence.hpp"

#include <algorithm>

#include "bot/desk/model/roles.hpp"
#include "bot/desk/text/chat.hpp"

namespace bot::desk {
inline namespace model {
namespace {

constexpr std::size_t most_people = 50'000;
constexpr std::chrono::minutes split{2};  // a netsplit usually heals sooner

}  // namespace

void Presence::clear() {
    here_.clear();
    renamed_.clear();
    lost_.clear();
    online_.clear();
}

void Presence::take(const PresenceSeen& seen, const ChatTraits& chat, Instant now) {
    std::erase_if(lost_, [&](const auto& each) { return each.second.at + split <= now || each.second.at > now; });
    for (const auto& nick : seen.lost) {
        if (const Person* before = person(nick, chat)) lost_[chat.fold(nick)] = {now, before->account};
    }
    for (const auto& nick : seen.went) here_.erase(chat.fold(nick));
    for (const auto& [from, to] : seen.renamed) {
        const std::string before = chat.fold(from), after = chat.fold(to);
        auto node = here_.extract(before);
        if (node.empty()) continue;
        node.key() = after;
        node.mapped().nick = to;
        here_.erase(after);
        here_.insert(std::move(node));
        if (before == after) continue;
        for (auto& each : renamed_) {
            if (each.second == before) each.second = after;
        }
        renamed_.erase(after);
        if (renamed_.size() < most_people) renamed_[before] = after;
    }
    for (const auto& person : seen.came) {
        if (here_.size() >= most_people && !here_.contains(chat.fold(person.nick))) continue;
        here_[chat.fold(person.nick)] = person;
        lost_.erase(chat.fold(person.nick));
    }
    std::erase_if(renamed_,
                  [&](const auto& each) { return !here_.contains(each.second) && !lost_.contains(each.second); });
}

void Presence::take(const OnlineSeen& seen, const ChatTraits& chat) {
    for (const auto& nick : seen.offline) online_.erase(chat.fold(nick));
    for (const auto& nick : seen.online) {
        if (online_.size() < most_people) online_[chat.fold(nick)] = nick;
    }
}

const Person* Presence::person(const std::string& nick, const ChatTraits& chat) const {
    const auto found = here_.find(chat.fold(nick));
    return found == here_.end() ? nullptr : &found->second;
}

bool Presence::knows_accounts() const {
    return std::any_of(here_.begin(), here_.end(), [](const auto& each) { return each.second.account.has_value(); });
}

std::vector<std::string> Presence::nicks_of(const std::string& account, const ChatTraits& chat) const {
    std::vector<std::string> out;
    for (const auto& [folded, person] : here_) {
        if (person.account && chat.same(*person.account, account)) out.push_back(folded);
    }
    return out;
}

bool Presence::just_lost(const std::string& name, const Settings& settings, Instant now) const {
    const auto renamed = renamed_.find(settings.chat.fold(name));
    const Identity* known = identity(name, settings);
    return std::any_of(lost_.begin(), lost_.end(), [&](const auto& each) {
        const auto& [nick, who] = each;
        if (who.at > now || now >= who.at + split) return false;
        if (nick == settings.chat.fold(name) || (renamed != renamed_.end() && renamed->second == nick)) return true;
        if (who.account && has_account(name, *who.account, settings)) return true;
        return known && std::any_of(known->nicks.begin(), known->nicks.end(), [&, folded = nick](const auto& other) {
                   return settings.chat.fold(other) == folded;
               });
    });
}

bool Presence::online(const std::string& nick, const ChatTraits& chat) const {
    return online_.contains(chat.fold(nick));
}

std::optional<std::string> Presence::elsewhere(const std::string& name, const Settings& settings) const {
    const auto as_spelt = [&](const std::string& nick) -> std::optional<std::string> {
        const auto found = online_.find(settings.chat.fold(nick));
        return found == online_.end() ? std::nullopt : std::optional(found->second);
    };
    if (auto nick = as_spelt(name)) return nick;
    if (const Identity* known = identity(name, settings)) {
        for (const auto& nick : known->nicks) {
            if (auto spelt = as_spelt(nick)) return spelt;
        }
    }
    return std::nullopt;
}

std::optional<std::string> Presence::find(const std::string& name, const Settings& settings) const {
    const auto by_nick = [&](const std::string& nick) -> std::optional<std::string> {
        const Person* here = person(nick, settings.chat);
        return here ? std::optional(here->nick) : std::nullopt;
    };
    if (auto nick = by_nick(name)) return nick;
    std::string account = name;
    if (const Identity* known = identity(name, settings)) {
        for (const auto& nick : known->nicks) {
            if (auto here = by_nick(nick)) return here;
        }
        if (!known->account.empty()) account = known->account;
    }
    for (const auto& [folded, person] : here_) {
        if (person.account && settings.chat.same(*person.account, account)) return person.nick;
    }
    const auto renamed = renamed_.find(settings.chat.fold(name));
    return renamed == renamed_.end() ? std::nullopt : by_nick(renamed->second);
}

}  // namespace model
}  // namespace bot::desk
