#pragma once
#include <string>
#include <utility>
#include <vector>

#include "calendar/instant.hpp"

namespace tests {

/// A journal that an earlier version of Oriel wrote: lines `SECONDS RECORD`, and at the end `= TEXT`, which its desk
/// remembered (`Desk::remember`) after it had handled these events over `Settings{}`.
struct OldJournal {
    std::string name;
    std::vector<std::pair<calendar::Instant, std::string>> records;
    std::string remembered;
};

/// All of tests/desk/journals. Throws std::runtime_error.
const std::vector<OldJournal>& old_journals();

}  // namespace tests
