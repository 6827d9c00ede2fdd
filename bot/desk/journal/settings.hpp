#pragma once
#include <string>

#include "bot/desk/model/settings.hpp"

/// The settings that decide and are more than a word, as JSON for the journal.
namespace bot::desk::settings_record {

/// Who is who, and who may what.
std::string people(const Settings&);
/// What windows take.
std::string policy(const Settings&);

/// Takes both over; an empty text changes nothing. Throws BadRecord.
void adopt(Settings&, const std::string& people, const std::string& policy);

}  // namespace bot::desk::settings_record
