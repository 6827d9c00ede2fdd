#pragma once
#include <string>

#include "bot/desk/model/event.hpp"
#include "bot/desk/model/settings.hpp"

/// The settings that decide and are more than a word, as JSON for the journal.
namespace bot::desk::journal {

/// Who is who, and who may what.
std::string people(const Settings&);
/// What windows take.
std::string policy(const Settings&);
/// What the chat makes of names and lines.
std::string chat(const Settings&);

/// Takes both over; an empty text changes nothing. Throws BadRecord, and then changes nothing either.
void adopt(Settings&, const std::string& people, const std::string& policy);

/// The event that makes these settings count, also in a replay.
Configured configured(const Settings&);
/// Takes over the settings that the event holds. Throws BadRecord.
void adopt(Settings&, const Configured&);

}  // namespace bot::desk::journal
