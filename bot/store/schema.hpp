#pragma once
#include "bot/store/sqlite.hpp"

namespace bot::store {

/// Brings the schema of a file to the version this program knows, in one transaction. Throws StoreError for a file of
/// another program or of a newer Oriel, and leaves it as it was.
void bring_up_to_date(Database&);

}  // namespace bot::store
