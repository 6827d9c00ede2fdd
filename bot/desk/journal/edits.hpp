#pragma once
// What is to be written, in the journal's memory. Only for source files of this room.
#include "bot/desk/journal/json.hpp"
#include "bot/desk/model/edits.hpp"

namespace bot::desk::journal {

Json to_json(const PageEdits&);
/// What an older Oriel did not write is empty. Throws nlohmann's exceptions, or BadRecord.
PageEdits writer_of(const Json&);

}  // namespace bot::desk::journal
