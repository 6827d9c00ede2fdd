#pragma once
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "bot/desk/model/gaps.hpp"
#include "bot/desk/model/log_search.hpp"
#include "bot/desk/model/progress.hpp"
#include "bot/desk/model/runs.hpp"
#include "calendar/window.hpp"
#include "gerrit/change.hpp"

namespace bot::desk {
inline namespace model {

/// A reference to a window of the calendar.
struct WindowRef {
    std::string name;
    Instant start, end;
    bool operator==(const WindowRef&) const = default;
};
WindowRef where_is(const calendar::Window&);

/// A user marked a patch as bad. Holds until a user says that it is good.
struct BadMark {
    std::string account, nick, reason;
    Instant at;
    bool operator==(const BadMark&) const = default;
};

/// Somebody looked at a patch again after it went live, and called it good.
struct CheckMark {
    std::string account, nick;
    Instant at;
    bool operator==(const CheckMark&) const = default;
};

/// A tracked patch: one Gerrit change.
struct Track {
    static constexpr std::size_t first_kept = 4, last_kept = 60;  ///< the steps kept of a long history

    std::vector<PatchStep> history;       ///< never empty
    std::optional<WindowRef> place;       ///< the window that lists it; none: outside of all windows
    std::vector<std::string> requestors;  ///< nicks as listed in that window, in page order
    std::string subject;                  ///< from the deployment log; bounded; empty if no log line named it
    std::vector<std::string> tasks;       ///< `T123456`, from the deployment log
    std::uint64_t run = 0;                ///< the last run that named it; 0: none
    std::optional<BadMark> bad;
    std::optional<CheckMark> checked;  ///< since it is live
    bool merge_seen = false;           ///< Gerrit reports a merge once; a merge that was seen is not reported again
    int approved = 0;                  ///< the patch set whose approval was seen; 0: none
    std::string approver;     ///< a Gerrit user name, or USER@HOST when the deployment tool approved for that deployer
    bool went_live = false;   ///< it was live at some time
    std::vector<int> undoes;  ///< it is a revert of these tracked changes
    bool by_subject = false;  ///< of `undoes`: only the subjects say so
    std::optional<Instant> proven;  ///< when what the servers run last agreed with its state
    bool operator==(const Track&) const = default;

    /// The state, and the step that led to it: later steps that are only evidence do not count.
    Progress state() const { return history.back().to; }
    const PatchStep& step() const;
    /// Since when its state is known, at the latest: by its step, or by the servers after it.
    Instant known_at() const;
    /// Whether this window lists it.
    bool is_in(const std::string& window, Instant start) const;
    /// Whether the change is merged and not undone, by its state.
    bool is_merged() const;
    /// Whether the page is the only source of its steps.
    bool only_listed() const;
};

/// A requestor was asked to test.
struct TestAsk {
    std::string key;        ///< the cause: run and requestor
    std::string requestor;  ///< nick as listed
    std::vector<int> changes;
    Instant at;
    bool again = false;     ///< the reminder was sent
    bool answered = false;  ///< the requestor said something since: they are not reminded
    bool operator==(const TestAsk&) const = default;
};

/// A recent test report, held back briefly so that several reports share one line.
struct TestedNews {
    std::vector<int> changes;
    std::string nick;
    Instant at;
    bool operator==(const TestedNews&) const = default;
};

/// A patch that the deployment tool approved for a deployer's run, while that run was not heard.
struct Awaited {
    int change = 0;
    Instant approved;
    bool operator==(const Awaited&) const = default;
};

/// How long a user can undo a command.
constexpr std::chrono::minutes undo_within{5};

/// The last command of a user, kept so that they can undo it.
struct UndoEntry {
    struct Before {
        int change = 0;
        Progress state = Progress::scheduled, after = Progress::scheduled;
        std::optional<BadMark> bad;
        bool checks = false;  ///< the command said that the live patch is good
        bool operator==(const Before&) const = default;
    };
    std::string account;  ///< folded
    Instant at;
    std::vector<Before> before;
    bool operator==(const UndoEntry&) const = default;
};

/// A user reports the state of patches.
struct PatchReport {
    enum class What { step, bad, undo };
    What what = What::step;
    Speaker by;
    std::vector<int> changes;
    Progress to = Progress::scheduled;  ///< for `step`
    std::string reason;                 ///< for `bad` and `skipped`
    std::string words = {};             ///< what they said, if it was no command
};

/// All tracked patches, and the lines about them that are still to be said. Plain data, kept in the journal's memory;
/// `rules/patches_*` maintains it.
struct Tracker {
    static constexpr std::size_t most_tracks = 20'000, most_reverts = 1'000, most_awaited = 200;

    std::map<int, Track> tracks;
    std::vector<int> reverts;  ///< the tracks that undo others, in the order in which that became known
    Runs runs;
    Gaps gaps;
    std::optional<LogSearch> search;  ///< the archive is being read
    std::vector<HeardMark> marks;     ///< of the latest lines, where an archive is read
    log::Joiner joiner;
    std::vector<TestAsk> asks;
    std::vector<TestedNews> tested;
    std::vector<Awaited> awaited;         ///< in the order in which their approval was read
    std::vector<UndoEntry> undo_entries;  ///< at most one for each account
    std::vector<WindowRef> ending;        ///< ended windows whose summary is not said yet
    std::optional<Instant> passed;        ///< the last instant at which starts and ends of windows were handled
    std::set<int> may_ship;               ///< merged or skipped, and not live: what a run may still ship. An index
    std::uint64_t forged = 0;             ///< lines that look like the log's, but come from another sender

    const Track* find(int change) const;
    Track* find(int change);

    /// Adds a step; if `to` is the state already, it is evidence. Returns false and changes nothing if the table
    /// forbids the step.
    bool take(int change, PatchStep);
    /// Adds a step without asking the table: a user undoes their own step, or gives evidence of their own.
    void put_back(int change, PatchStep);
    /// Fills `may_ship` from the states.
    void reindex();

private:
    void index(int change);
};

}  // namespace model
}  // namespace bot::desk
