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

namespace bot::desk {
inline namespace model {

using calendar::Instant;

/// One item in a question to Gerrit.
using Asked = std::pair<gerrit::Ask, std::string>;

/// An item that fails alone: since when, when it may be retried, and the last reason.
struct FailsAlone {
    Instant since, not_before;
    std::chrono::seconds back_off{0};
    std::string why;
    bool operator==(const FailsAlone&) const = default;
};

/// An item of a question that failed.
struct Suspect {
    std::size_t most = 1;  ///< how many may be asked about together
    Instant failed;        ///< the last time
    std::optional<FailsAlone> proven;
    bool operator==(const Suspect&) const = default;
};

/// Items whose questions failed while Gerrit answered others. One bad item can make a question of many items fail. So
/// the items of a failed question are asked apart from the others, half as many at a time after each failure, until the
/// bad item stands alone. That one is retried with growing back-off, and nothing else waits for it.
class GerritSuspects {
public:
    /// Back-off between two tries of an item that fails alone.
    static constexpr std::chrono::seconds first_back_off{60}, longest_back_off{900};

    /// The questions of `wanted` that may be asked at `now`, without `answered` items. Items that are not suspected
    /// come first, in the order given; then suspects, oldest failure first. Items in back-off are left out.
    std::vector<gerrit::Question> sort(const std::vector<gerrit::Question>& wanted, const std::set<Asked>& answered,
                                       Instant now) const;

    void failed(const gerrit::Question&, const std::string& why, Instant now);
    void answered(const gerrit::Question&);
    /// Gerrit has answered nothing since `since`: items that failed alone since then are not proven bad.
    void acquit(Instant since);
    /// Forgets suspects that are not wanted.
    void keep_only(const std::vector<gerrit::Question>& wanted);

    /// Changes that Gerrit does not answer questions about, while it answers others.
    std::map<int, FailsAlone> unanswered() const;

    bool operator==(const GerritSuspects&) const = default;

private:
    friend struct journal::Memory;
    std::map<Asked, Suspect> all_;
};

}  // namespace model
}  // namespace bot::desk
