#pragma once
#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "bot/desk/model/gerrit_suspects.hpp"
#include "calendar/schedule.hpp"
#include "gerrit/known.hpp"

namespace bot::desk {
inline namespace model {

using calendar::Instant;

/// Polls Gerrit and the wikis' versions; keeps their answers, the age of these and the state of the request. One
/// question is pending at a time. A failed question changes only when and in which groups things are asked about. If
/// Gerrit answers other questions meanwhile, it does not count as down, and other questions are delayed by at most
/// `breath`.
class GerritPoll {
public:
    /// Poll intervals.
    static constexpr std::chrono::seconds idle{300}, usual{60}, busy{25};
    /// The interval is `busy` from this long before a window that takes lists until its end,
    static constexpr std::chrono::minutes soon{30};
    /// and `idle` while the next window is farther away than this.
    static constexpr std::chrono::hours far{6};
    /// How often the wikis' versions are asked for.
    static constexpr std::chrono::minutes versions_pace{5};
    static constexpr std::chrono::seconds first_back_off{60}, longest_back_off{900};
    /// The pause after a failed question while Gerrit answers others.
    static constexpr std::chrono::seconds breath{10};
    /// After this many consecutive failures (or one before a poll's first answer) Gerrit is down; then single items are
    /// probed round-robin until one is answered.
    static constexpr int down_after = 4;
    /// Timeout of a question.
    static constexpr std::chrono::seconds given_up{240};

    const gerrit::Known& known() const { return known_; }
    const gerrit::Versions* versions() const { return versions_ ? &*versions_ : nullptr; }
    std::optional<Instant> versions_read() const { return versions_read_; }

    /// Since when, and why, Gerrit does not answer; nullopt while it answers.
    std::optional<Instant> down() const { return down_; }
    const std::string& failure() const { return failure_; }
    /// Changes that Gerrit does not answer questions about, while it answers others.
    std::map<int, FailsAlone> unanswered() const { return suspects_.unanswered(); }
    std::optional<Instant> versions_down() const { return versions_down_; }
    const std::string& versions_failure() const { return versions_failure_; }

    /// When the current or the last poll began.
    std::optional<Instant> polled() const { return since_; }

    /// The questions due at `now`: polls at the interval that the windows require, and at once everything unknown.
    std::vector<Action> ask(const gerrit::Known::Roots&, const gerrit::Policy&, const calendar::Schedule&, Instant now);
    /// Whether an answer may come soon: a question is pending or may be asked.
    bool asking(Instant now) const { return under_way_ || !down_ || !not_before_ || now >= *not_before_; }
    /// When to call `ask` again, even if nothing happens.
    Instant wakes_at(const calendar::Schedule&, Instant now) const;

    /// A user waits for an answer: begins a poll now, unless one began within `young`.
    static constexpr std::chrono::seconds young{20};
    void hurry(Instant now);
    /// Wikis were moved to another version: reads the versions now.
    void hurry_versions();

    /// Whether everything about these is known, as of the last poll.
    bool settled(const gerrit::Known::Roots&, const gerrit::Policy&, Instant now) const;

    /// Returns whether the checks may find something else after this answer.
    bool read(const ChangesRead&, Instant now);
    void unreadable(const ChangesUnreadable&, Instant now);
    void read(const VersionsRead&, Instant now);
    void unreadable(const VersionsUnreadable&, Instant now);

    /// Discards pending questions, after a restart or when the clock was put back.
    void forget_questions();
    /// Discards all answers: another Gerrit, or other rules.
    void forget_answers();
    void keep_only(const gerrit::Known::Roots& roots, const gerrit::Policy& policy) { known_.keep_only(roots, policy); }

private:
    friend struct journal::Memory;
    gerrit::News in_order(gerrit::News);
    std::vector<gerrit::LiveBranch> live(const gerrit::Policy&) const;
    std::vector<gerrit::Question> wanted(const gerrit::Known::Roots&, const gerrit::Policy&) const;
    void begin_poll(Instant now);
    /// One item of these questions, the next in round-robin.
    gerrit::Question probe(const std::vector<gerrit::Question>&) const;

    gerrit::Known known_;
    std::optional<gerrit::Versions> versions_;
    std::optional<Instant> versions_read_, versions_asked_, versions_down_;
    std::string versions_failure_;
    bool versions_under_way_ = false;

    bool watching_ = false;         // some change has to be known
    std::optional<Instant> since_;  // when the poll began
    std::set<int> roots_;           // as of the last call of `ask`
    std::set<Asked> answered_;      // in this poll; nothing is asked about twice
    GerritSuspects suspects_;
    std::optional<gerrit::Known::Roots> done_;  // the roots about which this poll has no questions left
    std::optional<gerrit::Question> under_way_;
    std::set<int> overtaken_;  // changes of which a newer answer came since the pending question was asked
    std::optional<Instant> asked_;
    std::optional<Instant> failing_;  // since the last answer
    int failures_ = 0;                // in a row, while Gerrit answers other questions
    std::size_t probes_ = 0;          // failed probes while Gerrit is down
    std::optional<Instant> down_, not_before_;
    std::chrono::seconds back_off_{0};
    std::string failure_;
};

/// The poll interval at `now`.
std::chrono::seconds pace(const calendar::Schedule&, Instant now);

/// When the poll after the one at `since` begins: the interval plus or minus up to a tenth, so that polls do not
/// synchronise with anything. Deterministic for each instant.
Instant next_poll(Instant since, std::chrono::seconds pace);

}  // namespace model
}  // namespace bot::desk
