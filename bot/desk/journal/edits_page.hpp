#pragma once
// PageChanges of the page in the journal. Only for source files of this room.
#include "bot/desk/journal/json.hpp"
#include "calendar/edit.hpp"
#include "calendar/edit_outcome.hpp"

namespace bot::desk::journal {

Json to_json(const calendar::Place&);
Json to_json(const std::vector<calendar::Step>&);
Json to_json(const calendar::Undo&);
Json to_json(const calendar::NoEdit&);
Json to_json(const calendar::EditOutcome&);

/// All throw nlohmann's exceptions, or BadRecord for words that this Oriel does not know.
calendar::Place page_place_of(const Json&);
std::vector<calendar::Step> page_steps_of(const Json&);
calendar::Undo page_undo_of(const Json&);
calendar::NoEdit no_edit_of(const Json&);
calendar::EditOutcome edit_outcome_of(const Json&);

}  // namespace bot::desk::journal
