#include "bot/store/sqlite.hpp"

#include <doctest/doctest.h>
#include <errno.h>
#include <fmt/format.h>
#include <sys/types.h>
#include <unistd.h>

#include <fstream>

#include "bot/store/journal.hpp"
#include "tests/store/child.hpp"
#include "tests/support/temp_dir.hpp"

namespace {

using bot::store::Journal;
using bot::store::StoreError;
using support::TempDir;
using tests::Child;

std::string refusal(const std::string& path) {
    try {
        Journal journal(path);
    } catch (const StoreError& error) {
        return error.what();
    }
    return "opened";
}

constexpr calendar::Instant noon{std::chrono::seconds{1'700'000'000}};

TEST_CASE("a path that cannot be a store is refused with the path and a cure") {
    TempDir dir;
    support::write_file(dir / "file", "x");
    CHECK(
        refusal(dir / "no/such/oriel.db") ==
        fmt::format("the directory of the store {0}/no/such/oriel.db does not exist: create {0}/no/such and give it to "
                    "the user Oriel runs as",
                    dir.path().string()));
    CHECK(refusal(dir.path().string()) ==
          fmt::format("{} is a directory: path under [store] must name a file", dir.path().string()));
    CHECK(
        refusal(dir / "file/oriel.db") ==
        fmt::format("{0}/file is not a directory, so the store {0}/file/oriel.db cannot be made", dir.path().string()));
    CHECK(refusal("") == "the store has no path: give path under [store]");
}

TEST_CASE("a file that is no database is refused and left alone") {
    TempDir dir;
    const std::string text(5000, 'n');
    const auto path = dir / "notes.txt";
    support::write_file(path, text);
    CHECK(refusal(path) == fmt::format("{} is not an Oriel store (not a SQLite database): check path under [store], or "
                                       "move the file away",
                                       path));
    CHECK(support::read_file(path) == text);
}

TEST_CASE("a damaged store is refused, wherever the damage is") {
    for (const long place : {4096L, 40960L, 245760L}) {
        TempDir dir;
        const auto path = dir / "oriel.db";
        {
            Journal journal(path);
            journal.append(noon, std::string(200'000, 'y'), false);
            for (int n = 0; n < 200; ++n) journal.append(noon, std::string(500, 'x'), false);
        }
        {
            std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
            file.seekp(place);
            file << std::string(2000, '\x5a');
        }
        const auto text = refusal(path);
        CHECK(text.starts_with(path + " is damaged ("));
        CHECK(
            text.ends_with("put a backup in its place, or move the file away; Oriel then starts with an empty store"));
    }
}

TEST_CASE("a store that may not be written is refused") {
    TempDir dir;
    const auto path = dir / "oriel.db";
    { Journal journal(path); }
    const auto as_nobody = [&](const std::string& target) {
        return Child([&](const Child::Tell& tell) {
                   if (geteuid() == 0 && setuid(65534) != 0) _exit(4);
                   const auto text = refusal(target);
                   tell(text == target +
                                    " cannot be opened for writing (Permission denied): the user Oriel runs as "
                                    "must be able to write the file and its directory"
                            ? 'y'
                            : 'n');
               })
            .hear();
    };
    std::filesystem::permissions(path, std::filesystem::perms(0444));
    std::filesystem::permissions(dir.path(), std::filesystem::perms(0555));
    CHECK(as_nobody(path) == 'y');
    CHECK(as_nobody(dir / "new.db") == 'y');
    std::filesystem::permissions(dir.path(), std::filesystem::perms(0700));
}

bool disk_full = false;

ssize_t full_pwrite(int fd, const void* data, size_t size, off_t at) {
    if (disk_full) {
        errno = ENOSPC;
        return -1;
    }
    return pwrite(fd, data, size, at);
}

TEST_CASE("a full disk throws, changes nothing, and writing goes on once there is room") {
    auto* vfs = sqlite3_vfs_find(nullptr);
    REQUIRE(vfs->xSetSystemCall(vfs, "pwrite64", reinterpret_cast<sqlite3_syscall_ptr>(&full_pwrite)) == SQLITE_OK);
    REQUIRE(vfs->xSetSystemCall(vfs, "pwrite", reinterpret_cast<sqlite3_syscall_ptr>(&full_pwrite)) == SQLITE_OK);
    TempDir dir;
    const auto path = dir / "oriel.db";
    {
        Journal journal(path);
        journal.append(noon, "before", true);
        disk_full = true;
        for (const bool surely : {true, false}) {
            CHECK_THROWS_WITH_AS(journal.append(noon, "lost", surely),
                                 doctest::Contains((path + " cannot grow: ").c_str()), StoreError);
        }
        CHECK_THROWS_AS(journal.compact(noon, "lost"), StoreError);
        CHECK(journal.size() == 1);
        disk_full = false;
        journal.append(noon, "after", true);
        CHECK(journal.size() == 2);
    }
    std::string found;
    Journal(path).each([&](calendar::Instant, std::string_view record) { found += fmt::format("{};", record); });
    CHECK(found == "before;after;");
    vfs->xSetSystemCall(vfs, nullptr, nullptr);
}

}  // namespace
