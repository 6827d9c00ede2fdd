#pragma once
// Serialises the conduct of windows. Only for source files of this room.
#include "bot/desk/journal/fields.hpp"
#include "bot/desk/model/conduct.hpp"

namespace bot::desk::journal {

extern template Json json_of(const Conduct&);
extern template void read(const Json&, Conduct&, const Where&);

}  // namespace bot::desk::journal
