#include "bot/store/schema.hpp"

#include <fmt/format.h>

#include <iterator>

#include "bot/store/journal.hpp"

namespace bot::store {
namespace {

/// "Orel" in the header of the file (`PRAGMA application_id`).
constexpr std::int64_t application_id = 0x4f72656c;

/// The step at index N upgrades a file from version N (`PRAGMA user_version`) to N + 1. Only ever append.
constexpr const char* steps[] = {
    "CREATE TABLE happened ("
    " id INTEGER PRIMARY KEY,"  // order
    " at INTEGER NOT NULL,"     // seconds since 1970, UTC
    " record TEXT NOT NULL"     // one event, as JSON
    ")",
};
constexpr auto newest = static_cast<std::int64_t>(std::size(steps));

}  // namespace

void bring_up_to_date(Database& database) {
    const auto owner = database.number("PRAGMA application_id");
    const auto version = database.number("PRAGMA user_version");
    if (owner != application_id) {
        const bool fresh = owner == 0 && version == 0 && database.number("SELECT count(*) FROM sqlite_schema") == 0;
        if (!fresh) {
            throw StoreError(
                fmt::format("{} is a SQLite database of another program: check path under [store]", database.path()));
        }
    }
    if (version < 0 || version > newest) {
        throw StoreError(
            fmt::format("{} was written by a newer Oriel (store version {}, this one knows up to {}): run "
                        "that Oriel, or move the file away",
                        database.path(), version, newest));
    }
    if (version == newest) return;
    Transaction all(database);
    for (auto at = version; at < newest; ++at) database.run(steps[at]);
    database.run(fmt::format("PRAGMA application_id = {}", application_id).c_str());
    database.run(fmt::format("PRAGMA user_version = {}", newest).c_str());
    all.commit();
}

}  // namespace bot::store
