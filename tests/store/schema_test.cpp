#include "bot/store/schema.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "bot/store/journal.hpp"
#include "tests/support/temp_dir.hpp"

namespace {

using bot::store::Database;
using bot::store::Journal;
using bot::store::StoreError;
using support::TempDir;

TEST_CASE("an empty file becomes a store of the newest version") {
    TempDir dir;
    const auto path = dir / "oriel.db";
    support::write_file(path, "");
    { Journal journal(path); }
    Database database(path);
    CHECK(database.number("PRAGMA user_version") == 1);
    CHECK(database.number("PRAGMA application_id") == 0x4f72656c);
    CHECK(database.number("SELECT count(*) FROM happened") == 0);
}

TEST_CASE("a step that fails leaves the file as it was") {
    TempDir dir;
    Database database(dir / "oriel.db");
    database.run("CREATE TABLE happened (other)");
    database.run("PRAGMA application_id = 0x4f72656c");
    CHECK_THROWS_AS(bring_up_to_date(database), StoreError);
    CHECK(database.number("PRAGMA user_version") == 0);
    CHECK(database.text("SELECT sql FROM sqlite_schema") == "CREATE TABLE happened (other)");
}

TEST_CASE("opening again changes nothing") {
    TempDir dir;
    Database database(dir / "oriel.db");
    bring_up_to_date(database);
    const auto before = database.number("PRAGMA schema_version");
    bring_up_to_date(database);
    CHECK(database.number("PRAGMA schema_version") == before);
}

TEST_CASE("a store of a newer Oriel is refused and left alone") {
    TempDir dir;
    const auto path = dir / "oriel.db";
    { Journal journal(path); }
    Database(path).run("PRAGMA user_version = 9");
    CHECK_THROWS_WITH_AS(Journal{path},
                         fmt::format("{} was written by a newer Oriel (store version 9, this one knows up to 1): run "
                                     "that Oriel, or move the file away",
                                     path)
                             .c_str(),
                         StoreError);
    CHECK(Database(path).number("PRAGMA user_version") == 9);
}

TEST_CASE("a database of another program is refused and left alone") {
    for (const char* sql : {"CREATE TABLE songs (name)", "PRAGMA user_version = 3", "PRAGMA application_id = 77"}) {
        TempDir dir;
        const auto path = dir / "songs.db";
        Database(path).run(sql);
        const auto before = support::read_file(path);
        CHECK_THROWS_WITH_AS(
            Journal{path},
            fmt::format("{} is a SQLite database of another program: check path under [store]", path).c_str(),
            StoreError);
        CHECK(support::read_file(path) == before);
    }
}

}  // namespace
