#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "bot/desk/model/progress.hpp"
#include "bot/log/joiner.hpp"

namespace bot::desk {
inline namespace model {

/// One run of the deployment tool, from its log lines. The tool holds a lock: one run at a time.
struct Run {
    enum class Phase { none, started, on_testservers, continuing };  ///< the furthest step forward
    enum class End { open, finished, cancelled, aborted, failed, superseded, silent, stopped, promoted, unlocked };
    /// What it deploys. All runs ship the staged tree; only a backport updates all of the tree first.
    enum class Kind {
        backport,   ///< the changes of `Backport for`
        by_hand,    ///< a file, or everything; its deployer wrote the text
        promotion,  ///< a step of the train
    };

    std::uint64_t id = 0;
    Kind kind = Kind::backport;
    std::string user, host;    ///< the deployer's shell name
    Instant began, last;       ///< the first line and the latest
    std::vector<int> changes;  ///< in the order they were named
    std::vector<int> undone;   ///< those that its deployer's words say it undoes
    Phase phase = Phase::none;
    bool rolled_back = false;
    bool gap = false;                    ///< lines may have been missed since the last step forward
    std::optional<Instant> missed_from;  ///< when the first gap since then began, if it is known
    End end = End::open;
    Instant ended;          ///< the time of its end
    bool settled = false;   ///< the outcome was applied to its patches
    bool to_ship = false;   ///< its outcome was applied, but not yet to what it shipped beside its patches
    bool slow = false;      ///< it builds localisation files, which takes long
    bool asked = false;     ///< its deployer was asked whether it goes on, since its latest line
    bool archived = false;  ///< the line that ended it was read in the log's archive
    std::string text;       ///< the line that ended it, bounded
    bool operator==(const Run&) const = default;

    bool open() const { return end == End::open; }
    /// Whether it may be silent for long: the tool waits for an answer without a limit, or builds localisation files.
    bool waits() const { return phase == Phase::on_testservers || slow; }
    /// Whether its end may have been missed: lines may be missing, or it gave no sign for ten minutes.
    bool perhaps_over(Instant now) const;
    /// The state that its patches reach when it has ended.
    Progress outcome() const;
    /// The reason of a bad outcome; Why::none for a good one.
    Why why() const;
    /// The deployment tool's message in the line that ended it; empty when there is none.
    std::string message() const;
};

/// The effect of a line, or of silence, on the patches of a run. Without `to` it is evidence only.
struct RunEffect {
    std::uint64_t run = 0;
    std::vector<int> changes;
    std::optional<Progress> to;
    Instant at;
    std::string by;         ///< shell name
    std::string evidence;   ///< the line, bounded
    Why why = Why::none;    ///< for an end that is not good
    std::string reason;     ///< the tool's message, for Why::stopped; bounded
    bool over = false;      ///< to be announced: the run has ended, or is rolled back
    bool well = false;      ///< the run ended well: it shipped the staged tree, not only the changes that it names
    bool ships = false;     ///< nothing contradicts the end any longer: now the rest of the tree counts too
    bool archived = false;  ///< the line was read in the log's archive
};

/// The runs of the deployment tool, read from its log lines. An end counts once nothing contradicted it for `settling`,
/// since neighbouring lines may arrive in the wrong order. A rollback wins whenever it is heard, up to `late` after the
/// end. So an end counts first for the changes that the run names, and after `late` for the rest of the staged tree.
///
/// A finished run makes its patches `live` only if it was heard without a gap since its start or since its deployer
/// continued. A `Finished` after the test servers without a heard approval, or heard alone, gives `unknown`. A run of
/// only Started and Finished was not watched by its deployer, which the tool allows. A single file synced by hand is a
/// run of one line. A step of the train is a run that names no change; it takes no lines of other runs.
class Runs {
public:
    static constexpr std::chrono::seconds settling{3};
    static constexpr std::chrono::seconds late{15};
    /// A run that waits counts as silent after this long.
    static constexpr std::chrono::hours long_wait{2};

    /// Handles a complete message of the log; `archived`: one that was missed, and read in the log's archive.
    std::vector<RunEffect> hear(const log::Whole&, Instant now, bool archived = false);
    /// Ends that have settled, and runs that were silent for too long. `all`: no more lines will come.
    std::vector<RunEffect> settle(Instant now, std::chrono::seconds silence, bool all = false);
    /// Open runs that wait and gave no sign for `silence`, each once: after this call, their deployers count as asked.
    std::vector<Run> ask_about(Instant now, std::chrono::seconds silence);
    /// The lock of MediaWiki was taken, released or removed by hand: no run holds it.
    void unlocked(Instant at);
    /// This run builds localisation files.
    void is_slow(std::uint64_t id);
    /// Lines may have been missed: the link, the channel or the relay bot was away, from this instant on.
    void interrupted(std::optional<Instant> from = {});
    /// The lines missed since this instant are known now.
    void completed(Instant from);
    /// When to call `settle` next; nullopt: nothing to settle.
    std::optional<Instant> wakes_at(std::chrono::seconds silence) const;

    /// The unsettled run that names this change; with 0, any. nullptr: none.
    const Run* running(int change = 0) const;
    const Run* find(std::uint64_t id) const;
    const std::vector<Run>& all() const { return runs_; }

    bool operator==(const Runs&) const = default;

private:
    friend struct journal::Memory;
    std::vector<RunEffect> take(const log::Whole&);
    Run& begin(const log::Whole&, Run::Phase);
    Run* current(const log::Whole&);
    Run* latest_of(const std::string& user, Instant at, std::chrono::seconds most);
    void supersede(Instant at);
    std::vector<int> own(const Run&) const;
    std::vector<RunEffect> started(const log::Whole&);
    std::vector<RunEffect> forward(const log::Whole&, Run::Phase, Progress to);
    std::vector<RunEffect> roll_back(const log::Whole&);
    RunEffect rolled_back(const Run&, const log::Whole&) const;
    std::vector<RunEffect> end(const log::Whole&, Run::End);
    std::vector<RunEffect> synced(const log::Whole&);
    std::vector<RunEffect> promoted(const log::Whole&);
    void bound();

    std::vector<Run> runs_;  // oldest first
    std::uint64_t next_ = 1;
};

}  // namespace model
}  // namespace bot::desk
