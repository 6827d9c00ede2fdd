#pragma once
// What is to be written, in the journal's memory. Only for source files of this room.
#include "bot/desk/journal/json.hpp"
#include "bot/desk/model/edits.hpp"

namespace bot::desk {

Json to_json(const Writer&);
/// What an older Oriel did not write is empty. Throws nlohmann's exceptions, or BadRecord.
Writer writer_of(const Json&);

}  // namespace bot::desk
