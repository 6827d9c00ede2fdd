#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "gerrit/change.hpp"
#include "gerrit/policy.hpp"

/// What `gerrit stream-events` writes, read (Gerrit 2.15 to 3.13). A stream may drop events, so it is no substitute for
/// asking; it tells what happened in a past that nobody watched.
namespace gerrit {

/// One event about a change.
struct StreamEvent {
    enum class Kind { patch_set, comment, merged, abandoned, restored, work_in_progress };
    Kind kind = Kind::comment;
    Instant at;
    Account by;     ///< who did it
    Change change;  ///< as the event shows it: no votes, no files
    /// Votes of `by` on this patch set from now on; 0: taken back. What the event does not tell stays as it was.
    std::vector<Vote> votes;
    std::string rework;    ///< patch_set: Gerrit's kind of it, such as `REWORK` or `TRIVIAL_REBASE`
    std::string approver;  ///< comment: `USER@HOST` for whom the deployment tool approved it with this vote
    bool operator==(const StreamEvent&) const = default;
};

/// Why a line, or an element of an array, is no event: `has no change.number`.
struct NoEvent {
    std::size_t at = 0;  ///< counts from 1
    bool element = false;
    std::string why;
    bool operator==(const NoEvent&) const = default;
};

struct Stream {
    std::vector<StreamEvent> events;  ///< in the order of the text; those about anything else are left out
    std::vector<NoEvent> bad;         ///< at most 20, the first ones
};

/// Reads one event a line, or a single JSON array of events. Blank lines are nothing. Never throws, whatever the bytes.
/// A line may have 1 MB, an array 16 MB; at most 100,000 events are kept.
Stream read_stream(std::string_view text, const Policy&);

/// The change as it is after an event; `before`: as it was, nullptr when nobody knows. Votes that a new patch set keeps
/// are those that Gerrit's own labels keep: all when nothing changed, reviews in a trivial rebase, vetoes always.
Change after(const Change* before, const StreamEvent&);

}  // namespace gerrit
