#pragma once
#include <sqlite3.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace bot::store {

/// A prepared statement. Errors throw StoreError.
class Statement {
public:
    Statement(sqlite3*, const std::string& path, const char* sql);
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement();

    void bind(int place, std::int64_t);      ///< places count from 1
    void bind(int place, std::string_view);  ///< must outlive the run
    /// Returns false after the last row. After that, or after an exception, it is ready to run again.
    bool step();
    void rewind();
    std::int64_t number(int column) const;    ///< columns count from 0
    std::string_view text(int column) const;  ///< valid until the next step

private:
    const std::string& path_;
    sqlite3_stmt* raw_ = nullptr;
};

/// An open database file. Errors throw StoreError.
class Database {
public:
    explicit Database(const std::string& path);
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database();

    void run(const char* sql);
    std::int64_t number(const char* sql);  ///< the first column of the first row
    std::string text(const char* sql);
    sqlite3* raw() const { return raw_; }
    const std::string& path() const { return path_; }

private:
    std::string path_;
    sqlite3* raw_ = nullptr;
};

/// Rolls back unless committed.
class Transaction {
public:
    explicit Transaction(Database&);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    void commit();

private:
    Database& database_;
    bool open_ = true;
};

}  // namespace bot::store
