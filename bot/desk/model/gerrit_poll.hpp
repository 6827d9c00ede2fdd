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

namespace bot::desk::inline model {

using calendar::Instant;

/// Gerrit and the wikis' versions as far as they are known, how old that is, and what is being asked. One question at a
/// time; an error changes nothing but when and in which groups things are asked about. What fails while Gerrit answers
/// other questions does not make it count as down, and delays nothing else for longer than `breath`.
class GerritPoll {
public:
    static constexpr std::chrono::seconds idle{300}, usual{60}, busy{25};
    /// From this long before a window on the pace is the busy one,
    static constexpr std::chrono::minutes soon{30};
    /// and while the next is farther away than this, the idle one.
    static constexpr std::chrono::hours far{6};
    /// How often the wikis' versions are asked for.
    static constexpr std::chrono::minutes versions_pace{5};
    static constexpr std::chrono::seconds first_back_off{60}, longest_back_off{900};
    /// Between a question that fails in the midst of answers and the next one.
    static constexpr std::chrono::seconds breath{10};
    /// So many failures in a row, or one before the first answer of a poll, and Gerrit counts as down. Then one thing
    /// at a time is asked about, another each time, until something is answered.
    static constexpr int down_after = 4;
    /// An answer that has not come by then never will.
    static constexpr std::chrono::seconds given_up{240};

    const gerrit::Known& known() const { return known_; }
    const gerrit::Versions* versions() const { return versions_ ? &*versions_ : nullptr; }
    std::optional<Instant> versions_read() const { return versions_read_; }

    /// Since when, and why, Gerrit cannot be asked; nothing while it answers.
    std::optional<Instant> down() const { return down_; }
    const std::string& failure() const { return failure_; }
    /// The changes of which Gerrit tells nothing, though it answers.
    std::map<int, GerritSuspects::Proven> unanswered() const { return suspects_.unanswered(); }
    std::optional<Instant> versions_down() const { return versions_down_; }
    const std::string& versions_failure() const { return versions_failure_; }

    /// When the poll under way, or the last one, began.
    std::optional<Instant> polled() const { return since_; }

    /// What to ask now, if anything: the polls at the pace that the windows ask for, and at once whatever is not known.
    std::vector<Action> ask(const gerrit::Known::Roots&, const gerrit::Policy&, const calendar::Schedule&, Instant now);
    /// Whether an answer may still come soon: nothing keeps it from asking.
    bool asking(Instant now) const { return under_way_ || !down_ || !not_before_ || now >= *not_before_; }
    /// When to look again, though nothing happens.
    Instant wakes_at(const calendar::Schedule&, Instant now) const;

    /// Somebody waits for an answer: the next poll begins now, unless one began in the last `young`.
    static constexpr std::chrono::seconds young{20};
    void hurry(Instant now);

    /// Everything about these is known, as of the last poll.
    bool settled(const gerrit::Known::Roots&, const gerrit::Policy&, Instant now) const;

    /// Whether the answer may make the checks find something else.
    bool read(const ChangesRead&, Instant now);
    void unreadable(const ChangesUnreadable&, Instant now);
    void read(const VersionsRead&, Instant now);
    void unreadable(const VersionsUnreadable&, Instant now);

    /// The process began anew, or the clock was put back: nothing that was asked counts any more.
    void forget_questions();
    /// Another Gerrit, or other rules: everything is to be read anew.
    void forget_answers();
    void keep_only(const gerrit::Known::Roots& roots, const gerrit::Policy& policy) { known_.keep_only(roots, policy); }

private:
    friend struct journal::Memory;
    gerrit::News in_order(gerrit::News);
    std::vector<gerrit::LiveBranch> live(const gerrit::Policy&) const;
    std::vector<gerrit::Question> wanted(const gerrit::Known::Roots&, const gerrit::Policy&) const;
    void begin_poll(Instant now);
    /// One of all things in these.
    gerrit::Question probe(const std::vector<gerrit::Question>&) const;

    gerrit::Known known_;
    std::optional<gerrit::Versions> versions_;
    std::optional<Instant> versions_read_, versions_asked_, versions_down_;
    std::string versions_failure_;
    bool versions_under_way_ = false;

    bool watching_ = false;         // somebody needs to know something
    std::optional<Instant> since_;  // when the poll began
    std::set<int> roots_;           // asked about when last looked
    std::set<Asked> answered_;      // in this poll: none is asked about twice
    GerritSuspects suspects_;
    std::optional<gerrit::Known::Roots> done_;  // this poll has nothing more to ask about these
    std::optional<gerrit::Question> under_way_;
    std::set<int> overtaken_;  // changes of which something newer came since that was asked
    std::optional<Instant> asked_;
    std::optional<Instant> failing_;  // since the last answer
    int failures_ = 0;                // in a row, in the midst of answers
    std::size_t probes_ = 0;          // in vain, while it is down
    std::optional<Instant> down_, not_before_;
    std::chrono::seconds back_off_{0};
    std::string failure_;
};

/// The pace at `now`.
std::chrono::seconds pace(const calendar::Schedule&, Instant now);

/// When the poll after the one of `since` begins: up to a tenth of the pace earlier or later, so that it does not keep
/// step with anything. The same for the same instant.
Instant next_poll(Instant since, std::chrono::seconds pace);

}  // namespace bot::desk::inline model
