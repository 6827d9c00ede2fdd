#include "bot/desk/model/progress.hpp"

#include <algorithm>
#include <iterator>

namespace bot::desk {
inline namespace model {
namespace {

using enum Progress;

constexpr std::string_view words[] = {"scheduled", "merging", "merged", "testing",     "tested",   "syncing",
                                      "live",      "skipped", "failed", "rolled_back", "reverted", "unknown"};
static_assert(std::size(words) == static_cast<std::size_t>(unknown) + 1, "one word for each Progress");

constexpr std::string_view source_words[] = {"gerrit", "log", "person", "page", "servers"};
static_assert(std::size(source_words) == static_cast<std::size_t>(Source::servers) + 1, "one word for each Source");

constexpr std::string_view why_words[] = {"",
                                          "withdrawn",
                                          "window ended",
                                          "not done",
                                          "cancelled",
                                          "aborted",
                                          "stopped",
                                          "silent",
                                          "superseded",
                                          "lines missed",
                                          "not approved",
                                          "not synced",
                                          "just merged",
                                          "perhaps reverted",
                                          "perhaps shipped",
                                          "not deployed",
                                          "unlocked"};
static_assert(std::size(why_words) == static_cast<std::size_t>(Why::unlocked) + 1, "one word for each Why");

template <class... P>
constexpr std::uint32_t from(P... states) {
    return ((1u << static_cast<unsigned>(states)) | ...);
}

// The allowed steps: source, target state, and the states it may start from. A step without a row is forbidden. A run
// that names a patch brings it back from any state (`merged` by the log); a rollback wins over all other lines of a
// run; a later run can carry what was rolled back. A revert of a revert brings a patch back to where it was.
constexpr StepRow table[] = {
    {Source::gerrit, scheduled, from(merging)},
    {Source::gerrit, merging, from(scheduled, skipped, failed, rolled_back)},
    {Source::gerrit, merged, from(scheduled, merging, skipped, failed, reverted)},
    {Source::gerrit, live, from(scheduled, merging, merged)},
    {Source::gerrit, skipped, from(scheduled, merging)},
    {Source::gerrit, reverted, from(merged, testing, tested, syncing, live, skipped, failed, rolled_back, unknown)},

    {Source::log, merged,
     from(scheduled, merging, testing, tested, syncing, live, skipped, failed, rolled_back, reverted, unknown)},
    {Source::log, testing, from(scheduled, merging, merged, skipped, failed, unknown)},
    {Source::log, syncing, from(scheduled, merging, merged, testing, tested, skipped, failed, unknown)},
    {Source::log, live,
     from(scheduled, merging, merged, testing, tested, syncing, skipped, failed, rolled_back, reverted, unknown)},
    {Source::log, failed, from(scheduled, merging, merged, testing, tested, syncing, skipped, unknown)},
    {Source::log, rolled_back,
     from(scheduled, merging, merged, testing, tested, syncing, live, skipped, failed, unknown)},
    {Source::log, reverted, from(merged, testing, tested, syncing, live, skipped, failed, rolled_back, unknown)},
    {Source::log, unknown,
     from(scheduled, merging, merged, testing, tested, syncing, live, failed, rolled_back, reverted)},

    {Source::person, merging, from(scheduled, skipped, failed, rolled_back, unknown)},
    {Source::person, testing, from(scheduled, merging, merged, tested, failed, unknown)},
    {Source::person, tested, from(merged, testing, unknown)},
    {Source::person, live, from(scheduled, merging, merged, testing, tested, syncing, failed, unknown)},
    {Source::person, skipped, from(scheduled, merging, merged, testing, tested, syncing, failed, rolled_back, unknown)},
    {Source::person, reverted, from(merged, testing, tested, syncing, live, failed, rolled_back, unknown)},

    {Source::page, scheduled, from(live, skipped, failed, rolled_back, unknown)},
    {Source::page, live, from(scheduled)},
    {Source::page, skipped, from(scheduled)},

    // What the servers run is beyond doubt.
    {Source::servers, merged, from(testing, tested, syncing, live, unknown)},
    {Source::servers, live,
     from(scheduled, merging, merged, testing, tested, syncing, skipped, failed, rolled_back, reverted, unknown)},
    {Source::servers, reverted,
     from(scheduled, merging, merged, testing, tested, syncing, live, skipped, failed, rolled_back, unknown)},
};

template <class T, std::size_t N>
std::optional<T> find(const std::string_view (&all)[N], std::string_view word) {
    const auto found = std::find(std::begin(all), std::end(all), word);
    if (found == std::end(all)) return std::nullopt;
    return static_cast<T>(found - std::begin(all));
}

}  // namespace

std::string_view to_text(Progress p) {
    return words[static_cast<std::size_t>(p)];
}

std::optional<Progress> progress_of(std::string_view word) {
    return find<Progress>(words, word);
}

std::string_view to_text(Source s) {
    return source_words[static_cast<std::size_t>(s)];
}

std::optional<Source> source_of(std::string_view word) {
    return find<Source>(source_words, word);
}

std::string_view to_text(Why w) {
    return why_words[static_cast<std::size_t>(w)];
}

std::optional<Why> why_of(std::string_view word) {
    return find<Why>(why_words, word);
}

std::span<const StepRow> step_table() {
    return table;
}

bool may(Source source, Progress now, Progress to) {
    return std::any_of(std::begin(table), std::end(table), [&](const StepRow& row) {
        return row.source == source && row.to == to && (row.from & from(now)) != 0;
    });
}

std::vector<Progress> possible(Source source, Progress now) {
    std::vector<Progress> out;
    for (const StepRow& row : table) {
        if (row.source == source && (row.from & from(now)) != 0) out.push_back(row.to);
    }
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace model
}  // namespace bot::desk
