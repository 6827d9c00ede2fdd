#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "calendar/instant.hpp"

namespace bot::store {

/// The store cannot be used: held by another Oriel, made by a newer version, damaged, or disk full. The text names the
/// file, the problem and the remedy.
struct StoreError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The events, in order, in a SQLite file. Single writer: a second Journal on the same file throws StoreError, in this
/// process or another. The lock ends with the Journal, or with its process in any case.
class Journal {
public:
    /// Opens or creates the file and brings its schema up to date. `path` may be `:memory:`.
    explicit Journal(const std::string& path);
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;
    ~Journal();

    /// The record is committed when this returns: it survives the process. With `surely` it is also on the disk, with
    /// everything before it. A record may hold any bytes. If it throws, the journal is unchanged.
    void append(calendar::Instant, std::string_view record, bool surely);

    /// Visits every record, oldest first. Exceptions of `visit` pass through; `visit` must not append.
    void each(const std::function<void(calendar::Instant, std::string_view record)>& visit) const;

    /// Replaces all records by this one in one transaction; it is on the disk when this returns.
    void compact(calendar::Instant, std::string_view record);

    std::int64_t size() const;  ///< number of records

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace bot::store
