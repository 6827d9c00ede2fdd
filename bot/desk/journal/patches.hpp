#pragma once
// Serialises the tracker. Only for source files of this room.
#include "bot/desk/journal/fields.hpp"
#include "bot/desk/model/patches.hpp"

namespace bot::desk::journal {

extern template Json json_of(const Tracker&);
extern template void read(const Json&, Tracker&, const Where&);

}  // namespace bot::desk::journal
