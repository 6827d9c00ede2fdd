#pragma once
// The conduct of windows in the journal's memory. Only for source files of this room.
#include "bot/desk/journal/fields.hpp"
#include "bot/desk/model/conduct.hpp"

namespace bot::desk::journal {

extern template Json json_of(const Conduct&);
extern template void read(const Json&, Conduct&, const Where&);

}  // namespace bot::desk::journal
