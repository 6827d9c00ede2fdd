#pragma once
// Serialises what the servers say of themselves. Only for source files of this room.
#include "bot/desk/journal/fields.hpp"
#include "bot/desk/model/proof.hpp"

namespace bot::desk::journal {

extern template Json json_of(const Proof&);
extern template void read(const Json&, Proof&, const Where&);
extern template Json json_of(const DeployedHead&);
extern template void read(const Json&, DeployedHead&, const Where&);

}  // namespace bot::desk::journal
