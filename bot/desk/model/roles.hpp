#pragma once
#include "bot/desk/model/event.hpp"
#include "bot/desk/model/settings.hpp"
#include "calendar/schedule.hpp"

namespace bot::desk {
inline namespace model {

/// The rights of a user. Each role includes those before it.
enum class Role {
    anyone,
    known,  ///< has a services account
    deployer,
};

/// The `[people]` entry of a person named on the calendar (nicks compared as the chat does); nullptr: none.
const Identity* identity(const std::string& nick, const Settings&);

/// Whether this services account belongs to a person named on the calendar: the account that `[people]` gives for the
/// nick, else the account of the same name.
bool has_account(const std::string& nick, const std::string& account, const Settings&);

/// The role, by the services account of the line itself, never by nick. With `deployers_from_calendar`, the people in
/// the `who` field of any card are deployers too (`has_account`).
Role role_of(const Speaker&, const Settings&, const calendar::Schedule&);

}  // namespace model
}  // namespace bot::desk
