#pragma once
// The tracker in the journal's memory. Only for source files of this room.
#include "bot/desk/journal/json.hpp"
#include "bot/desk/model/patches.hpp"

namespace bot::desk::journal {

Json to_json(const Tracker&);
/// What an older Oriel did not write is empty. Throws nlohmann's exceptions, or BadRecord.
Tracker tracker_of(const Json&);

}  // namespace bot::desk::journal
