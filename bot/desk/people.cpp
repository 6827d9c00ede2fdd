#include "bot/desk/people.hpp"

#include <algorithm>

#include "bot/desk/names.hpp"

namespace bot::desk {

Role role_of(const Speaker& who, const Settings& settings, const calendar::Schedule& schedule) {
    if (!who.account || who.account->empty()) return Role::anyone;
    const std::string account = fold(*who.account);
    const auto is_account = [&](const std::string& name) { return fold(name) == account; };
    if (std::any_of(settings.deployers.begin(), settings.deployers.end(), is_account)) return Role::deployer;
    if (!settings.deployers_from_calendar) return Role::anyone;
    const auto known_by = [&](const std::string& nick) {
        const auto person = settings.people.find(nick);
        const bool mapped = person != settings.people.end() && !person->second.account.empty();
        return is_account(mapped ? person->second.account : nick);
    };
    for (const auto& window : schedule.windows()) {
        if (std::any_of(window.deployers.begin(), window.deployers.end(), known_by)) return Role::deployer;
    }
    return Role::anyone;
}

}  // namespace bot::desk
