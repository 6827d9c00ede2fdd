#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "bot/desk/text/chat.hpp"
#include "gerrit/checks.hpp"

namespace bot::desk {
inline namespace model {

using calendar::Instant;

/// The news that requestors have received about their patches, so that each finding is reported once.
class Advice {
public:
    /// One entry of the calendar with its check.
    struct Entry {
        const calendar::Window* window;
        const gerrit::WindowCheck* check;
        const gerrit::Checked* patch;
    };

    /// News for one requestor about one entry.
    struct News {
        Entry entry;
        bool stands = false;   ///< it has blocks or warnings that were not reported before
        bool fits = false;     ///< it was reported as over the limit, and fits
        bool cleared = false;  ///< everything that was reported about it is resolved
    };

    /// An entry that is off the calendar for this long counts as withdrawn.
    static constexpr std::chrono::minutes gone_after{10};

    /// Forgets entries that have been off the calendar for `gone_after`. Call it before `news`.
    void forget_gone(Instant now);

    /// The news about this entry; nullopt: none.
    std::optional<News> news(const Entry&, const ChatTraits&, Instant now) const;

    /// Records that the current findings of the entry were reported.
    void told(const Entry&, const ChatTraits&);

    /// Records the current findings, after the news was sent. `complete`: every card of the page could be read, so an
    /// entry that is missing is gone.
    void see(const std::vector<Entry>&, bool complete, const ChatTraits&, Instant now);

    /// A window has another start or name on the page; its records move along.
    void follow(const calendar::Window& before, const calendar::Window& after);

    bool operator==(const Advice&) const = default;

private:
    friend struct journal::Memory;
    using Key = std::pair<std::string, int>;  // the requestor, folded, and the change; 0: entries without a number
    struct Told {
        std::set<std::string> causes;    // blocks and warnings that were reported and still hold
        std::set<std::string> over;      // windows in which it was reported as over the limit
        std::set<std::string> stands;    // windows with reported problems that were not yet reported as resolved
        std::optional<Instant> missing;  // when it was first missing from the calendar
        bool operator==(const Told&) const = default;
    };
    static Key key(const Entry&, const ChatTraits&);
    std::map<Key, Told> told_;
};

}  // namespace model
}  // namespace bot::desk
