#pragma once
#include <stdexcept>
#include <string>
#include <string_view>

#include "bot/desk/model/event.hpp"

namespace bot::desk::journal {

/// A journal record that cannot be read: it is damaged, or a newer Oriel wrote it.
struct BadRecord : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Writes an event as one line of JSON.
std::string to_record(const Event&);

/// Reads a record. Fields that an older Oriel did not write keep their defaults. Throws BadRecord.
Event from_record(std::string_view);

}  // namespace bot::desk::journal
