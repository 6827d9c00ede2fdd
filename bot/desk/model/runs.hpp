#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "bot/desk/model/progress.hpp"
#include "bot/log/joiner.hpp"

namespace bot::desk::inline model {

/// One run of the deployment tool, as far as it was heard. The tool holds a lock: one run at a time.
struct Run {
    enum class Phase { none, started, on_testservers, continuing };  ///< the furthest sign of going forward
    enum class End { open, finished, cancelled, aborted, failed, superseded, silent };

    std::uint64_t id = 0;
    std::string user, host;    ///< the deployer's shell name
    Instant began, last;       ///< the first sign and the latest
    std::vector<int> changes;  ///< in the order they were named
    Phase phase = Phase::none;
    bool rolled_back = false;
    bool gap = false;  ///< lines may have been missed since the last sign of going forward
    End end = End::open;
    Instant ended;         ///< when the end was heard
    bool settled = false;  ///< its patches were told what became of them
    std::string text;      ///< the line that ended it, bounded
    bool operator==(const Run&) const = default;

    bool open() const { return end == End::open; }
    /// What became of its patches, once it has ended.
    Progress outcome() const;
    /// Why that is so, when it did not go well.
    Why why() const;
    /// The message of the deployment tool that ended it; empty when there is none.
    std::string message() const;
};

/// What a line, or the lack of one, does to the patches of a run. Without `to` it is evidence only.
struct RunEffect {
    std::uint64_t run = 0;
    std::vector<int> changes;
    std::optional<Progress> to;
    Instant at;
    std::string by;        ///< shell name
    std::string evidence;  ///< the line, bounded
    Why why = Why::none;   ///< of an end that is not good
    std::string reason;    ///< the tool's message, of Why::stopped; bounded
    bool over = false;     ///< told to people: the run has ended with this, or is taken off again
};

/// The runs of the deployment tool, from its lines. An end counts once nothing has contradicted it for `settling`,
/// since neighbours may come in the wrong order; a rollback wins whenever it is heard, up to `late` after the end.
///
/// `live` takes a run that was heard from its beginning on or since its deployer said yes, without a gap in between: a
/// `Finished` behind the test servers that nobody heard approved, or one that was heard alone, leaves `unknown`.
/// Started and Finished with nothing between is a run nobody watched, which the tool allows.
class Runs {
public:
    static constexpr std::chrono::seconds settling{3};
    static constexpr std::chrono::seconds late{15};

    /// A whole message of the log, heard by now.
    std::vector<RunEffect> hear(const log::Whole&, Instant now);
    /// Ends that have settled, and runs that were silent for too long. `all`: no more lines will come.
    std::vector<RunEffect> settle(Instant now, std::chrono::seconds silence, bool all = false);
    /// Lines may have been missed: the link, the channel or the relay was away.
    void interrupted();
    /// When `settle` has something to do next.
    std::optional<Instant> wakes_at(std::chrono::seconds silence) const;

    /// The run under way that names this change, or any when 0; nullptr: none.
    const Run* running(int change = 0) const;
    const Run* find(std::uint64_t id) const;
    const std::vector<Run>& all() const { return runs_; }

    bool operator==(const Runs&) const = default;

private:
    friend struct journal::Memory;
    Run& begin(const log::Whole&, Run::Phase);
    Run* current(const std::string& user, const std::vector<int>& named, Instant at);
    Run* latest_of(const std::string& user, Instant at, std::chrono::seconds within);
    void supersede(Instant at);
    std::vector<int> own(const Run&) const;
    std::vector<RunEffect> started(const log::Whole&);
    std::vector<RunEffect> forward(const log::Whole&, Run::Phase, Progress to);
    std::vector<RunEffect> roll_back(const log::Whole&);
    RunEffect rolled_back(const Run&, const log::Whole&) const;
    std::vector<RunEffect> end(const log::Whole&, Run::End);
    void bound();

    std::vector<Run> runs_;  // oldest first
    std::uint64_t next_ = 1;
};

}  // namespace bot::desk::inline model
