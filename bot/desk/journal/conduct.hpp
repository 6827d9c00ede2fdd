#pragma once
// The conduct of windows in the journal's memory. Only for source files of this room.
#include "bot/desk/journal/json.hpp"
#include "bot/desk/model/conduct.hpp"

namespace bot::desk::journal {

Json to_json(const Conduct&);
/// What an older Oriel did not write is empty. Throws nlohmann's exceptions, or BadRecord.
Conduct conduct_of(const Json&);

}  // namespace bot::desk::journal
