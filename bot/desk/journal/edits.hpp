#pragma once
// Serialises pending edits and their bookkeeping. Only for source files of this room.
#include "bot/desk/journal/fields.hpp"
#include "bot/desk/model/edits.hpp"

namespace bot::desk::journal {

extern template Json json_of(const ReplyTo&);
extern template void read(const Json&, ReplyTo&, const Where&);
extern template Json json_of(const PageEdits&);
extern template void read(const Json&, PageEdits&, const Where&);

}  // namespace bot::desk::journal
