#pragma once
#include "bot/desk/model/event.hpp"
#include "bot/desk/model/settings.hpp"
#include "calendar/schedule.hpp"

namespace bot::desk::inline model {

/// What somebody may do. Each includes those before it.
enum class Role {
    anyone,
    known,  ///< has a services account
    deployer,
};

/// Who `[people]` says that somebody named on the calendar is (nicks compared as the chat does); nullptr: it does not
/// say.
const Identity* identity(const std::string& nick, const Settings&);

/// Whether somebody named on the calendar is known by this services account: the one `[people]` joins to the nick, else
/// one of the same name.
bool has_account(const std::string& nick, const std::string& account, const Settings&);

/// By the services account of the very line, never by nick. With `deployers_from_calendar`, whoever some card names in
/// `who` is a deployer too (`has_account`).
Role role_of(const Speaker&, const Settings&, const calendar::Schedule&);

}  // namespace bot::desk::inline model
