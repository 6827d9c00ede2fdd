#pragma once
// Serialises steps and outcomes of page edits. Only for source files of this room.
#include "bot/desk/journal/fields.hpp"
#include "calendar/edit.hpp"
#include "calendar/edit_outcome.hpp"

namespace bot::desk::journal {

template <>
inline constexpr auto names<calendar::Step> = names_of<calendar::Step>("step", "an edit", Named<calendar::Add>{"add"},
                                                                       Named<calendar::Withdraw>{"withdraw"},
                                                                       Named<calendar::Move>{"move"},
                                                                       Named<calendar::Mark>{"mark"},
                                                                       Named<calendar::PutBack>{"put back"},
                                                                       Named<calendar::Rewrite>{"rewrite"});

extern template Json json_of(const calendar::Place&);
extern template void read(const Json&, calendar::Place&, const Where&);
extern template Json json_of(const calendar::Step&);
extern template void read(const Json&, calendar::Step&, const Where&);
extern template Json json_of(const calendar::Undo&);
extern template void read(const Json&, calendar::Undo&, const Where&);
extern template Json json_of(const calendar::NoEdit&);
extern template void read(const Json&, calendar::NoEdit&, const Where&);
extern template Json json_of(const calendar::EditOutcome&);
extern template void read(const Json&, calendar::EditOutcome&, const Where&);

}  // namespace bot::desk::journal
