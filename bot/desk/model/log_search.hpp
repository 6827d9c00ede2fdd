#pragma once
#include <cstdint>
#include <vector>

#include "bot/log/joiner.hpp"
#include "calendar/instant.hpp"

namespace bot::desk {
inline namespace model {

using calendar::Instant;

/// The log's archive is read for lines that were missed. What is heard meanwhile waits, for it came later.
struct LogSearch {
    static constexpr std::size_t most_lines = 200;

    Instant from;  ///< since when lines may be missing
    Instant due;   ///< when to ask; once it is asked, when to give up
    bool asked = false;
    std::vector<log::Heard> lines;  ///< in the order in which they were heard
    bool operator==(const LogSearch&) const = default;
};

/// A line of the log that was heard, so that the archive's copy of it is recognised.
struct HeardMark {
    static constexpr std::size_t most = 64;

    Instant at;
    std::uint64_t text = 0;  ///< a hash of the beginning, without blanks
    bool operator==(const HeardMark&) const = default;
};

}  // namespace model
}  // namespace bot::desk
