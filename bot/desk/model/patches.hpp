#pragma once
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "bot/desk/model/progress.hpp"
#include "bot/desk/model/runs.hpp"
#include "calendar/window.hpp"
#include "gerrit/change.hpp"

namespace bot::desk::inline model {

/// Which window of the calendar, by what it is known by.
struct WindowRef {
    std::string name;
    Instant start, end;
    bool operator==(const WindowRef&) const = default;
};
WindowRef where_is(const calendar::Window&);

/// Somebody said that a patch is bad; holds until somebody says that it is good.
struct BadMark {
    std::string account, nick, reason;
    Instant at;
    bool operator==(const BadMark&) const = default;
};

/// A patch that is followed: one Gerrit change.
struct Track {
    static constexpr std::size_t first_kept = 4, last_kept = 60;  ///< steps of a long history

    std::vector<PatchStep> history;       ///< never empty
    std::optional<WindowRef> place;       ///< the window that lists it; none: outside of every window
    std::vector<std::string> requestors;  ///< nicks as listed there, in page order
    std::string subject;                  ///< as the log names it; bounded; empty when only the page does
    std::vector<std::string> tasks;       ///< `T123456`, as the log names them
    std::uint64_t run = 0;                ///< the one that named it last
    std::optional<BadMark> bad;
    bool merge_seen = false;  ///< Gerrit merges a change once: seen, it is no news any more
    int approved = 0;         ///< the patch set whose approval was seen; 0: none
    std::string approver;     ///< who approved it: a user name of Gerrit's, or USER@HOST when the deployment tool did
    bool went_live = false;   ///< it was live once
    bool operator==(const Track&) const = default;

    /// The state, and since when: evidence that changes nothing does not count.
    Progress state() const { return history.back().to; }
    const PatchStep& step() const;
    /// Whether that window lists it.
    bool is_in(const std::string& window, Instant start) const;
    /// Only the page has ever been heard of it.
    bool only_listed() const;
};

/// Somebody was asked to test.
struct TestAsk {
    std::string key;        ///< names the cause: run and requestor
    std::string requestor;  ///< nick as listed
    std::vector<int> changes;
    Instant at;
    bool again = false;  ///< and reminded
    bool operator==(const TestAsk&) const = default;
};

/// What somebody said of patches a moment ago, to be told in one line with what else is said then.
struct TestedNews {
    std::vector<int> changes;
    std::string nick;
    Instant at;
    bool operator==(const TestedNews&) const = default;
};

/// How long somebody can take back what they did.
constexpr std::chrono::minutes undo_within{5};

/// What somebody did, so that they can take it back.
struct UndoEntry {
    struct Before {
        int change = 0;
        Progress state = Progress::scheduled, after = Progress::scheduled;
        std::optional<BadMark> bad;
        bool operator==(const Before&) const = default;
    };
    std::string account;  ///< folded
    Instant at;
    std::vector<Before> before;
    bool operator==(const UndoEntry&) const = default;
};

/// What somebody says became of patches.
struct PatchReport {
    enum class What { step, bad, undo };
    What what = What::step;
    Speaker by;
    std::vector<int> changes;
    Progress to = Progress::scheduled;  ///< of a step
    std::string reason;                 ///< of `bad` and `skipped`
};

/// Every patch, and what is still to be told of them. Plain data, kept in the journal's memory; `tracking` keeps it.
struct Tracker {
    static constexpr std::size_t most_tracks = 20'000;

    std::map<int, Track> tracks;
    Runs runs;
    log::Joiner joiner;
    std::vector<TestAsk> asks;
    std::vector<TestedNews> tested;
    std::vector<UndoEntry> undo_entries;  ///< at most one an account
    std::vector<WindowRef> ending;        ///< windows whose summary is still to come
    std::optional<Instant> passed;        ///< up to when windows were seen to begin and end
    std::uint64_t forged = 0;             ///< lines that look like the log's, from somebody else

    const Track* find(int change) const;
    Track* find(int change);

    /// Takes a step, or evidence when `to` is the state already. False, and nothing changes, when the table forbids it.
    bool take(int change, PatchStep);
    /// Adds a step whatever the table says: somebody takes their own back.
    void put_back(int change, PatchStep);
};

}  // namespace bot::desk::inline model
