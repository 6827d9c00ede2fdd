#include "bot/store/journal.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <vector>

#include "tests/store/child.hpp"
#include "tests/support/temp_dir.hpp"

namespace {
int syncs = 0;
}

/// SQLite calls this function instead of the C library's.
extern "C" int fdatasync(int fd) {
    ++syncs;
    return static_cast<int>(syscall(SYS_fdatasync, fd));
}

namespace {

using bot::store::Journal;
using bot::store::StoreError;
using calendar::Instant;
using support::TempDir;
using tests::Child;

struct Row {
    long at;
    std::string record;
    bool operator==(const Row&) const = default;
};

std::vector<Row> all(const Journal& journal) {
    std::vector<Row> rows;
    journal.each([&](Instant at, std::string_view record) {
        rows.push_back({at.time_since_epoch().count(), std::string(record)});
    });
    return rows;
}

Instant at(long seconds) {
    return Instant{std::chrono::seconds{seconds}};
}

TEST_CASE("records come back in order, with their instants, any bytes in them") {
    const std::vector<Row> rows = {
        {1'700'000'000, "first"},     {1'700'000'001, ""},          {1'699'999'000, "the clock stepped back"},
        {-1, std::string("a\0b", 3)}, {0, "\xff\xfe broken UTF-8"}, {4'000'000'000, std::string(300'000, 'x')},
    };
    TempDir dir;
    {
        Journal journal(dir / "j.db");
        bool surely = false;
        for (const auto& row : rows) journal.append(at(row.at), row.record, surely = !surely);
        CHECK(journal.size() == 6);
        CHECK(all(journal) == rows);
    }
    Journal again(dir / "j.db");
    CHECK(again.size() == 6);
    CHECK(all(again) == rows);
}

TEST_CASE("a journal can live in memory") {
    Journal journal(":memory:");
    journal.append(at(1), "a", true);
    journal.append(at(2), "b", false);
    CHECK(all(journal) == std::vector<Row>{{1, "a"}, {2, "b"}});
    Journal other(":memory:");
    CHECK(other.size() == 0);
}

TEST_CASE("what must not be lost is synced to the disk, the rest is not") {
    TempDir dir;
    Journal journal(dir / "j.db");
    for (const bool surely : {true, false, false, true, true, false}) {
        syncs = 0;
        journal.append(at(1), "x", surely);
        CHECK((syncs > 0) == surely);
    }
}

TEST_CASE("a visitor's exception passes through and the journal works on") {
    Journal journal(":memory:");
    journal.append(at(1), "a", true);
    journal.append(at(2), "b", true);
    CHECK_THROWS_AS(journal.each([](Instant, std::string_view) { throw 7; }), int);
    journal.compact(at(3), "c");
    CHECK(all(journal) == std::vector<Row>{{3, "c"}});
}

TEST_CASE("compacting leaves one record, and appending goes on behind it") {
    TempDir dir;
    {
        Journal journal(dir / "j.db");
        for (int n = 0; n < 100; ++n) journal.append(at(n), std::string(5000, 'x'), false);
        journal.compact(at(200), "all of it");
        CHECK(journal.size() == 1);
        journal.append(at(201), "and more", true);
    }
    Journal again(dir / "j.db");
    CHECK(all(again) == std::vector<Row>{{200, "all of it"}, {201, "and more"}});
}

TEST_CASE("the file does not grow when it is compacted again and again") {
    TempDir dir;
    const auto path = dir / "j.db";
    Journal journal(path);
    for (int round = 0; round < 30; ++round) {
        for (int n = 0; n < 20; ++n) journal.append(at(n), std::string(10'000, 'x'), false);
        journal.compact(at(round), "y");
    }
    CHECK(std::filesystem::file_size(path) < 1'000'000);  // of 6 MB written
    CHECK(std::filesystem::file_size(path + "-wal") < 6'000'000);
}

TEST_CASE("a second Oriel is refused while the first lives, and let in after kill -9") {
    TempDir dir;
    const auto path = dir / "oriel.db";
    Child first([&](const Child::Tell& tell) {
        Journal journal(path);
        journal.append(at(5), "kept", false);
        tell('k');
        pause();
    });
    REQUIRE(first.hear() == 'k');
    CHECK_THROWS_WITH_AS(
        Journal{path},
        ("another Oriel is using " + path + ": stop that one first, or give this one another path under [store]")
            .c_str(),
        StoreError);
    first.kill9();
    Journal second(path);
    CHECK(all(second) == std::vector<Row>{{5, "kept"}});
}

TEST_CASE("a second journal in the same process is refused too") {
    TempDir dir;
    {
        Journal first(dir / "j.db");
        CHECK_THROWS_AS(Journal{dir / "j.db"}, StoreError);
        first.append(at(1), "still mine", true);
    }
    CHECK(Journal(dir / "j.db").size() == 1);
}

TEST_CASE("kill -9 at any moment loses nothing that was told to be committed, and leaves a prefix") {
    for (int round = 0; round < 8; ++round) {
        TempDir dir;
        Child writer([&](const Child::Tell& tell) {
            Journal journal(dir / "j.db");
            for (int n = 0; n < 5000; ++n) {
                journal.append(at(n), std::to_string(n), n % 3 == 0);
                tell('a');
            }
        });
        int told = 0;
        while (told < 1 + round * 11 && writer.hear() == 'a') ++told;
        writer.kill9();
        while (writer.hear() == 'a') ++told;
        Journal journal(dir / "j.db");
        const auto rows = all(journal);
        CHECK(rows.size() >= static_cast<std::size_t>(told));
        CHECK(rows.size() <= static_cast<std::size_t>(told) + 1);
        for (std::size_t n = 0; n < rows.size(); ++n) {
            CHECK(rows[n] == Row{static_cast<long>(n), std::to_string(n)});
        }
    }
}

TEST_CASE("kill -9 during compaction leaves all of the old records or the new one") {
    for (int round = 0; round < 6; ++round) {
        TempDir dir;
        Child writer([&](const Child::Tell& tell) {
            Journal journal(dir / "j.db");
            for (int n = 0; n < 1000; ++n) {
                for (int m = 0; m < 3; ++m) journal.append(at(n), "part", false);
                journal.compact(at(n), "whole");
                tell('c');
            }
        });
        for (int n = 0; n <= round * 3; ++n) REQUIRE(writer.hear() == 'c');
        writer.kill9();
        Journal journal(dir / "j.db");
        const auto rows = all(journal);
        REQUIRE(!rows.empty());
        CHECK(rows.size() <= 4);
        CHECK(rows[0].record == "whole");
        for (std::size_t n = 1; n < rows.size(); ++n) CHECK(rows[n].record == "part");
    }
}

}  // namespace
