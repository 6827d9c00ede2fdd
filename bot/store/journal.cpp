#include "bot/store/journal.hpp"

#include <fmt/format.h>

#include "bot/store/schema.hpp"
#include "bot/store/sqlite.hpp"

namespace bot::store {
namespace {

/// Locks the file, upgrades its schema and checks it, before any statement is prepared.
void take(Database& database) {
    // Exclusive before the first access: the lock is kept until the end, WAL needs no shared memory, and the system
    // releases the lock with the process.
    database.run("PRAGMA locking_mode = EXCLUSIVE");
    database.run("PRAGMA synchronous = FULL");
    database.run("PRAGMA cache_size = -256");  // kB
    database.run("PRAGMA mmap_size = 0");
    database.run("BEGIN EXCLUSIVE; COMMIT");
    bring_up_to_date(database);
    const auto mode = database.text("PRAGMA journal_mode = WAL");
    if (mode != "wal" && mode != "memory") {
        throw StoreError(fmt::format("{} cannot have a write-ahead log (it has {}): put it on a local file system",
                                     database.path(), mode));
    }
    database.run("PRAGMA journal_size_limit = 1048576");  // bytes of the write-ahead log to keep after a checkpoint
    if (const auto found = database.text("PRAGMA quick_check(1)"); found != "ok") {
        throw StoreError(
            fmt::format("{} is damaged ({}): put a backup in its place, or move the file away; Oriel then "
                        "starts with an empty store",
                        database.path(), found));
    }
}

/// A database that is locked before any statement is prepared.
struct Claimed : Database {
    explicit Claimed(const std::string& path) : Database(path) { take(*this); }
};

}  // namespace

struct Journal::Parts {
    explicit Parts(const std::string& path) : database(path) {}

    void sync(bool full) {
        if (full == synced) return;
        database.run(full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
        synced = full;
    }
    void add(calendar::Instant at, std::string_view record) {
        insert.bind(1, std::int64_t{at.time_since_epoch().count()});
        insert.bind(2, record);
        insert.step();
    }

    Claimed database;
    bool synced = true;
    Statement insert{database.raw(), database.path(), "INSERT INTO happened (at, record) VALUES (?, ?)"};
    std::int64_t size = database.number("SELECT count(*) FROM happened");
};

Journal::Journal(const std::string& path) : parts_(std::make_unique<Parts>(path)) {}

Journal::~Journal() = default;

void Journal::append(calendar::Instant at, std::string_view record, bool surely) {
    parts_->sync(surely);
    parts_->add(at, record);
    ++parts_->size;
}

void Journal::each(const std::function<void(calendar::Instant, std::string_view)>& visit) const {
    auto& database = parts_->database;
    Statement all(database.raw(), database.path(), "SELECT at, record FROM happened ORDER BY id");
    while (all.step()) visit(calendar::Instant{std::chrono::seconds{all.number(0)}}, all.text(1));
}

void Journal::compact(calendar::Instant at, std::string_view record) {
    parts_->sync(true);
    Transaction all(parts_->database);
    parts_->database.run("DELETE FROM happened");
    parts_->add(at, record);
    all.commit();
    parts_->size = 1;
}

std::int64_t Journal::size() const {
    return parts_->size;
}

}  // namespace bot::store
