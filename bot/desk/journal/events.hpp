#pragma once
#include <stdexcept>
#include <string>
#include <string_view>

#include "bot/desk/model/event.hpp"

namespace bot::desk::journal {

/// A record of the journal that cannot be read: damaged, or written by a newer Oriel.
struct BadRecord : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// One event as one line of JSON, for the journal.
std::string to_record(const Event&);

/// Reads it back. Fields that an older Oriel did not write have their defaults. Throws BadRecord.
Event from_record(std::string_view);

}  // namespace bot::desk::journal
