#include "bot/desk/model/roles.hpp"

#include <algorithm>

#include "bot/desk/text/chat.hpp"

namespace bot::desk {
inline namespace model {

const Identity* identity(const std::string& nick, const Settings& settings) {
    const auto same = [&](const auto& entry) { return settings.chat.same(entry.first, nick); };
    const auto found = std::find_if(settings.people.begin(), settings.people.end(), same);
    return found == settings.people.end() ? nullptr : &found->second;
}

bool has_account(const std::string& nick, const std::string& account, const Settings& settings) {
    const Identity* known = identity(nick, settings);
    return settings.chat.same(known && !known->account.empty() ? known->account : nick, account);
}

Role role_of(const Speaker& who, const Settings& settings, const calendar::Schedule& schedule) {
    if (!who.account || who.account->empty()) return Role::anyone;
    const std::string account = settings.chat.fold(*who.account);
    const auto is_account = [&](const std::string& name) { return settings.chat.fold(name) == account; };
    if (std::any_of(settings.deployers.begin(), settings.deployers.end(), is_account)) return Role::deployer;
    if (!settings.deployers_from_calendar) return Role::known;
    const auto known_by = [&](const std::string& nick) { return has_account(nick, *who.account, settings); };
    for (const auto& window : schedule.windows()) {
        if (std::any_of(window.deployers.begin(), window.deployers.end(), known_by)) return Role::deployer;
    }
    return Role::known;
}

}  // namespace model
}  // namespace bot::desk
