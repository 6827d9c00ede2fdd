#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "calendar/instant.hpp"

namespace bot::store {

/// The store cannot be used: held by another Oriel, made by a newer one, damaged, disk full. The text says which file,
/// what was found and what to do.
struct StoreError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What happened, in order, in a SQLite file. One writer: a second Journal on the same file throws StoreError, in this
/// process or another. The claim ends with the Journal or with its process, however that ends.
class Journal {
public:
    /// Opens or creates the file and brings its schema up to date. `path` may be `:memory:`.
    explicit Journal(const std::string& path);
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;
    ~Journal();

    /// Committed when it returns: it outlives this process. With `surely` it is also on the disk, and so is everything
    /// before it. A record may hold any bytes. When it throws, the journal is as before.
    void append(calendar::Instant, std::string_view record, bool surely);

    /// Every record, oldest first. What `visit` throws passes through; it must not append.
    void each(const std::function<void(calendar::Instant, std::string_view record)>& visit) const;

    /// Replaces all records by this one, in one transaction, on the disk when it returns.
    void compact(calendar::Instant, std::string_view record);

    std::int64_t size() const;  ///< records held

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace bot::store
