#pragma once
#include "bot/store/sqlite.hpp"

namespace bot::store {

/// Upgrades the schema of a file to this program's version, in one transaction. Throws StoreError, and leaves the file
/// unchanged, if it belongs to another program or to a newer Oriel.
void bring_up_to_date(Database&);

}  // namespace bot::store
