#pragma once
#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "calendar/instant.hpp"
#include "gerrit/question.hpp"

namespace bot::desk::inline model {

using calendar::Instant;

/// One thing that Gerrit is asked about.
using Asked = std::pair<gerrit::Ask, std::string>;

/// What was asked about in vain while Gerrit answered other questions. A question of many things that fails may fail
/// for one of them: they are asked apart from the others, half as many at a time after each failure, until the one that
/// spoils it stands alone. That one waits longer and longer, and nothing else waits for it.
class GerritSuspects {
public:
    /// Between two tries of what fails by itself.
    static constexpr std::chrono::seconds first_back_off{60}, longest_back_off{900};

    /// What of `wanted` may be asked now, but for what is `answered` already: first what nobody suspects, in the order
    /// given, then suspects: those whose last failure is longest ago first. Nothing that waits is among it.
    std::vector<gerrit::Question> sort(const std::vector<gerrit::Question>& wanted, const std::set<Asked>& answered,
                                       Instant now) const;

    void failed(const gerrit::Question&, const std::string& why, Instant now);
    void answered(const gerrit::Question&);
    /// Gerrit has answered nothing since then: what has failed by itself since has not.
    void acquit(Instant since);
    /// Those that nobody wants to ask about any more.
    void keep_only(const std::vector<gerrit::Question>& wanted);

    /// One that fails by itself: since when, and why last.
    struct Proven {
        Instant since, not_before;
        std::chrono::seconds back_off{0};
        std::string why;
        bool operator==(const Proven&) const = default;
    };
    /// The changes of which Gerrit tells nothing, though it answers.
    std::map<int, Proven> unanswered() const;

    bool operator==(const GerritSuspects&) const = default;

private:
    friend struct journal::Memory;
    struct Suspect {
        std::size_t most = 1;  // asked about together
        Instant failed;        // last
        std::optional<Proven> proven;
        bool operator==(const Suspect&) const = default;
    };
    std::map<Asked, Suspect> all_;
};

}  // namespace bot::desk::inline model
