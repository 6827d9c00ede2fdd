#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "gerrit/change.hpp"
#include "gerrit/policy.hpp"

/// Reads the output of `gerrit stream-events` (Gerrit 2.15 to 3.13). A stream may drop events, so it does not replace
/// polling. It is used for times in the past, which were not polled.
namespace gerrit {

/// One event about a change.
struct StreamEvent {
    enum class Kind { patch_set, comment, merged, abandoned, restored, work_in_progress };
    Kind kind = Kind::comment;
    Instant at;
    Account by;     ///< the author of the event
    Change change;  ///< as the event shows it: without votes and files
    /// Votes of `by` on this patch set; 0: removed. Votes that the event does not mention are unchanged.
    std::vector<Vote> votes;
    std::string rework;    ///< patch_set: Gerrit's kind of rework, such as `REWORK` or `TRIVIAL_REBASE`
    std::string approver;  ///< comment: the `USER@HOST` for whom scap approved it with this vote
    bool operator==(const StreamEvent&) const = default;
};

/// Why a line, or an array element, is not an event, such as `has no change.number`.
struct NoEvent {
    std::size_t at = 0;    ///< line or element number, from 1
    bool element = false;  ///< true for an element of an array
    std::string why;
    bool operator==(const NoEvent&) const = default;
};

struct Stream {
    std::vector<StreamEvent> events;  ///< in text order; events of other kinds are left out
    std::vector<NoEvent> bad;         ///< the first 20 at most
};

/// Reads one event per line, or a single JSON array of events. Blank lines are ignored. Never throws, whatever the
/// bytes. Limits: 1 MB per line, 16 MB per array, 100,000 events (the rest is dropped).
Stream read_stream(std::string_view text, const Policy&);

/// The change after an event. `before`: the change before it; nullptr if unknown. A new patch set keeps the votes that
/// Gerrit's own labels keep: all votes if nothing changed, Verified if no code changed, Code-Review in a trivial
/// rebase, and vetoes always.
Change after(const Change* before, const StreamEvent&);

}  // namespace gerrit
