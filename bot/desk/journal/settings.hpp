#pragma once
#include <string>

#include "bot/desk/model/event.hpp"
#include "bot/desk/model/settings.hpp"

/// Serialises the settings that affect decisions and are more than one word.
namespace bot::desk::journal {

/// People, roles, log sources and the edit mode.
std::string people(const Settings&);
/// The policy of the checks.
std::string policy(const Settings&);
/// The traits of the chat.
std::string chat(const Settings&);

/// Adopts both texts; an empty text changes nothing. Throws BadRecord, and then changes nothing.
void adopt(Settings&, const std::string& people, const std::string& policy);

/// The event that makes these settings take effect, also in a replay.
Configured configured(const Settings&);
/// Adopts the settings in the event. Throws BadRecord.
void adopt(Settings&, const Configured&);

}  // namespace bot::desk::journal
