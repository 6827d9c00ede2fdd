#include "bot/store/sqlite.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "bot/store/journal.hpp"

namespace bot::store {
namespace {

/// How long a second Oriel waits for the first to end, in milliseconds: a restart overlaps briefly.
constexpr int patience_ms = 300;

std::string reason(sqlite3* raw, int code) {
    const char* text = raw ? sqlite3_errmsg(raw) : sqlite3_errstr(code);
    const bool of_system = (code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_FULL;
    const int number = raw && of_system ? sqlite3_system_errno(raw) : 0;
    return number == 0 ? text : fmt::format("{} ({})", text, std::generic_category().message(number));
}

[[noreturn]] void not_writable(const std::string& path, std::string_view why) {
    throw StoreError(
        fmt::format("{} cannot be opened for writing ({}): the user Oriel runs as must be able to write the "
                    "file and its directory",
                    path, why));
}

[[noreturn]] void fail(sqlite3* raw, int code, const std::string& path) {
    switch (code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw StoreError(fmt::format(
                "another Oriel is using {}: stop that one first, or give this one another path under [store]", path));
        case SQLITE_NOTADB:
            throw StoreError(
                fmt::format("{} is not an Oriel store (not a SQLite database): check path under [store], "
                            "or move the file away",
                            path));
        case SQLITE_CORRUPT:
            throw StoreError(
                fmt::format("{} is damaged ({}): put a backup in its place, or move the file away; Oriel "
                            "then starts with an empty store",
                            path, reason(raw, code)));
        case SQLITE_FULL:
            throw StoreError(fmt::format("{} cannot grow: {}; make room on that disk", path, reason(raw, code)));
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
            not_writable(path, sqlite3_errstr(code));
        default:
            throw StoreError(fmt::format("{} cannot be used: {}", path, reason(raw, code)));
    }
}

/// Finds the problem before SQLite does, which calls all of them "unable to open database file".
void look_at(const std::string& path) {
    namespace fs = std::filesystem;
    std::error_code none;
    if (fs::is_directory(path, none)) {
        throw StoreError(fmt::format("{} is a directory: path under [store] must name a file", path));
    }
    const fs::path folder = fs::absolute(path, none).parent_path();
    const auto kind = fs::status(folder, none).type();
    if (kind == fs::file_type::not_found) {
        throw StoreError(
            fmt::format("the directory of the store {} does not exist: create {} and give it to the user "
                        "Oriel runs as",
                        path, folder.string()));
    }
    if (kind != fs::file_type::directory && kind != fs::file_type::unknown && kind != fs::file_type::none) {
        throw StoreError(fmt::format("{} is not a directory, so the store {} cannot be made", folder.string(), path));
    }
    if (access(folder.c_str(), W_OK | X_OK) != 0 || (access(path.c_str(), W_OK) != 0 && errno != ENOENT)) {
        not_writable(path, std::generic_category().message(errno));
    }
}

}  // namespace

Statement::Statement(sqlite3* raw, const std::string& path, const char* sql) : path_(path) {
    const int code = sqlite3_prepare_v3(raw, sql, -1, SQLITE_PREPARE_PERSISTENT, &raw_, nullptr);
    if (code != SQLITE_OK) fail(raw, code, path_);
}

Statement::~Statement() {
    sqlite3_finalize(raw_);
}

void Statement::bind(int place, std::int64_t value) {
    if (const int code = sqlite3_bind_int64(raw_, place, value)) fail(sqlite3_db_handle(raw_), code, path_);
}

void Statement::bind(int place, std::string_view value) {
    // An empty view may hold a null pointer, which SQLite would store as NULL.
    const char* data = value.data() ? value.data() : "";
    const int code = sqlite3_bind_text64(raw_, place, data, value.size(), SQLITE_STATIC, SQLITE_UTF8);
    if (code != SQLITE_OK) fail(sqlite3_db_handle(raw_), code, path_);
}

bool Statement::step() {
    const int code = sqlite3_step(raw_);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) {
        struct Rewind {
            Statement& statement;
            ~Rewind() { statement.rewind(); }
        } after{*this};  // the error message must be read first
        fail(sqlite3_db_handle(raw_), code, path_);
    }
    rewind();
    return false;
}

void Statement::rewind() {
    sqlite3_reset(raw_);
    sqlite3_clear_bindings(raw_);
}

std::int64_t Statement::number(int column) const {
    return sqlite3_column_int64(raw_, column);
}

std::string_view Statement::text(int column) const {
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(raw_, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(raw_, column));
    return data ? std::string_view(data, size) : std::string_view();
}

Database::Database(const std::string& path) : path_(path) {
    if (path_.empty()) throw StoreError("the store has no path: give path under [store]");
    if (path_ != ":memory:") look_at(path_);
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    if (const int code = sqlite3_open_v2(path_.c_str(), &raw_, flags, nullptr)) {
        struct Close {
            sqlite3* raw;
            ~Close() { sqlite3_close(raw); }
        } after{raw_};
        fail(raw_, code, path_);
    }
    sqlite3_busy_timeout(raw_, patience_ms);
}

Database::~Database() {
    sqlite3_close(raw_);
}

void Database::run(const char* sql) {
    if (const int code = sqlite3_exec(raw_, sql, nullptr, nullptr, nullptr)) fail(raw_, code, path_);
}

std::int64_t Database::number(const char* sql) {
    Statement statement(raw_, path_, sql);
    return statement.step() ? statement.number(0) : 0;
}

std::string Database::text(const char* sql) {
    Statement statement(raw_, path_, sql);
    return statement.step() ? std::string(statement.text(0)) : std::string();
}

Transaction::Transaction(Database& database) : database_(database) {
    database_.run("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
    // After some failures SQLite has already rolled back; then this fails, which is harmless.
    if (open_) sqlite3_exec(database_.raw(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
    database_.run("COMMIT");
    open_ = false;
}

}  // namespace bot::store
