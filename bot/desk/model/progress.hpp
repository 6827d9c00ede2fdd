#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/instant.hpp"

namespace bot::desk {
inline namespace model {

using calendar::Instant;

/// The state of a patch on its way to the servers.
enum class Progress {
    scheduled,
    merging,  ///< approved, in the gate
    merged,
    testing,  ///< on the test servers
    tested,   ///< a user reported that it is good
    syncing,
    live,
    skipped,      ///< no-show, veto, withdrawn, window ended
    failed,       ///< stopped; parts may be on some servers
    rolled_back,  ///< taken off the servers again in the same run
    reverted,     ///< undone by another change: one that went live, or is merged if this one was not live
    unknown,      ///< a run named it and went silent, or lines of the run were missed
};
/// One word, as in JSON and the journal: `rolled_back`.
std::string_view to_text(Progress);
std::optional<Progress> progress_of(std::string_view);

/// The source that a step is known from.
enum class Source { gerrit, log, person, page, servers };
std::string_view to_text(Source);
std::optional<Source> source_of(std::string_view);

/// The reason of a state, if the state alone does not give it.
enum class Why {
    none,              ///< the state says it, or the free text of the step does
    withdrawn,         ///< of `skipped`: the page no longer lists it, or it was abandoned on Gerrit
    window_ended,      ///< of `skipped`: its window ended before it began
    marked_not_done,   ///< of `skipped`: another editor marked it as not done on the page
    cancelled,         ///< of `failed`: the deployer cancelled the run without rolling back
    aborted,           ///< of `failed`: the run was aborted
    stopped,           ///< of `failed`: the run failed; the free text is the message of the deployment tool
    silent,            ///< of `unknown`: the run gave no sign for too long
    superseded,        ///< of `unknown`: another run began before this one ended
    lines_missed,      ///< of `unknown`: the run finished, but lines of it may be missing
    not_approved,      ///< of `unknown`: the run finished, but no line says that its deployer let it continue
    not_synced,        ///< of `merged`: the deployer let the tool stop before it synced anything
    just_merged,       ///< of `unknown`: merged moments before a run that does not name it, which may have shipped it
    perhaps_reverted,  ///< of `unknown`: its revert is merged, and a run may have shipped that
    perhaps_shipped,   ///< of `unknown`: it was in the tree of a run whose end is unknown
    not_deployed,      ///< of `merged`: the servers do not run it, although a run that may have shipped it is over
    unlocked,  ///< of `unknown`: the deployment lock was taken or released by hand before the run's end was seen
};
/// One or two words, as in the journal: `window ended`; empty for `none`.
std::string_view to_text(Why);
std::optional<Why> why_of(std::string_view);

/// One step of a patch, or evidence that leaves it where it is.
struct PatchStep {
    Progress to = Progress::scheduled;
    Instant at;
    Source source = Source::page;
    std::string by;        ///< shell name (log), user name (gerrit), services account (person), requestor (page)
    std::string evidence;  ///< the line, or what Gerrit or the page said; bounded
    std::string reason;    ///< free text: why a person skipped it, or the message of a run that failed; bounded
    Why why = Why::none;   ///< the reason as a value; rules decide by it, never by the free text
    bool operator==(const PatchStep&) const = default;
};

/// One row of the table: from which states a source may bring a patch to `to`.
struct StepRow {
    Source source;
    Progress to;
    std::uint32_t from;  ///< a bit for each Progress
};
std::span<const StepRow> step_table();

/// Whether `source` may bring a patch from one state to another. Steps that leave no trace are passed over: `scheduled`
/// to `testing` is fine where `merged` was not seen.
bool may(Source source, Progress now, Progress to);

/// Where `source` may bring a patch that is in this state, in the order of the enum.
std::vector<Progress> possible(Source source, Progress now);

/// The history of a patch since it became known. Bounded: the first steps and the last ones are kept.
struct PatchHistory {
    int change = 0;
    Progress state = Progress::scheduled;
    Instant since;  ///< when it came to be in that state
    std::vector<PatchStep> history;
};

}  // namespace model
}  // namespace bot::desk
