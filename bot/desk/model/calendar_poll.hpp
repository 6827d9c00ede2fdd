#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "calendar/page.hpp"
#include "calendar/schedule.hpp"

namespace bot::desk {
inline namespace model {

using calendar::Instant;

/// Polls the calendar page. Keeps the last good page and its age, and the state of the request to the wiki.
class CalendarPoll {
public:
    /// An announcement waits no longer than this for the wiki.
    static constexpr std::chrono::seconds patience{10};
    /// Timeout of a request to the wiki.
    static constexpr std::chrono::seconds given_up{90};
    /// The page is read again this long before each start.
    static constexpr std::chrono::seconds ahead{60};

    const calendar::Schedule& schedule() const { return schedule_; }
    const std::vector<calendar::Unread>& unread() const { return unread_; }
    bool ever_read() const { return read_at_.has_value(); }
    std::int64_t revision() const { return revision_; }
    const std::string& url() const { return url_; }
    const std::string& text() const { return text_; }  ///< the page's wikitext
    /// The time since the wiki last confirmed this page; 0 if it was never read.
    std::chrono::seconds age(Instant now) const;
    /// Whether the last attempt failed. `failure` is the carrier's reason; empty when it gave none.
    bool failed() const { return failed_; }
    const std::string& failure() const { return failure_; }
    /// True if the last attempt found no windows where there were several. Such a page is not believed.
    bool emptied() const { return emptied_; }
    /// When the wiki was last asked; nullopt: not since the start of the process, or the clock was put back.
    std::optional<Instant> asked() const { return asked_; }
    /// When announcements stop waiting for the pending request; nullopt: none is pending.
    std::optional<Instant> patience_ends() const;

    /// Starts a request, even if one is pending.
    ReadCalendar ask(Instant now);
    /// Whether it is time to poll: the interval `pace` has passed, or a start is near.
    bool due(Instant now, std::chrono::seconds pace) const;
    Instant next_due(Instant now, std::chrono::seconds pace) const;

    /// The three answers of the wiki. `read` returns whether the page was accepted: a page without windows is not, if
    /// there were several.
    bool read(const CalendarRead&, const calendar::Rules&, Instant now);
    void unmoved(Instant now);
    void unreadable(const std::string& why);

    /// How current the calendar is for an event that began at `since`.
    enum class Fresh {
        yes,      ///< asked since then, and answered
        failed,   ///< asked since then; the request failed, or it takes longer than `patience`
        waiting,  ///< asked since then, and the answer may still come in time
        no,       ///< not asked since then
    };
    Fresh fresh(Instant since, Instant now) const;

    /// Discards pending requests, after a restart or when the clock was put back.
    void forget_questions();

    /// Parses the same text again under other rules.
    void reread(const calendar::Rules&);

private:
    friend struct journal::Memory;
    void settle(Instant now);

    calendar::Schedule schedule_;
    std::vector<calendar::Unread> unread_;
    std::string text_, url_, failure_;
    std::int64_t revision_ = 0;
    std::optional<Instant> read_at_, asked_;
    std::optional<Instant> waits_from_;  // asking again does not extend the patience
    bool failed_ = false, emptied_ = false;
    bool under_way_ = false, good_ = false;  // good_: the last answer was good
};

}  // namespace model
}  // namespace bot::desk
