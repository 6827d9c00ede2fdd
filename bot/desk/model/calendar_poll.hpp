#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "calendar/page.hpp"
#include "calendar/schedule.hpp"

namespace bot::desk::inline model {

using calendar::Instant;

/// The calendar as far as it is known: the last good page, how old it is, and what is being asked of the wiki.
class CalendarPoll {
public:
    /// An announcement waits no longer than this for the wiki.
    static constexpr std::chrono::seconds patience{10};
    /// An answer that has not come by then never will.
    static constexpr std::chrono::seconds given_up{90};
    /// Before a start the page is read again this long before.
    static constexpr std::chrono::seconds ahead{60};

    const calendar::Schedule& schedule() const { return schedule_; }
    const std::vector<calendar::Unread>& unread() const { return unread_; }
    bool ever_read() const { return read_at_.has_value(); }
    std::int64_t revision() const { return revision_; }
    const std::string& url() const { return url_; }
    const std::string& text() const { return text_; }  ///< the page's wikitext
    /// Since when the wiki last agreed that this is the page.
    std::chrono::seconds age(Instant now) const;
    /// Whether the last attempt failed, and why as the carrier told it; empty when it gave no reason.
    bool failed() const { return failed_; }
    const std::string& failure() const { return failure_; }
    /// The last attempt found a page without windows where there were several, which is not believed.
    bool emptied() const { return emptied_; }
    /// When the wiki was last asked.
    std::optional<Instant> asked() const { return asked_; }
    /// When an announcement stops waiting for the question under way, if one is.
    std::optional<Instant> patience_ends() const;

    /// Asks now, whatever is under way.
    ReadCalendar ask(Instant now);
    /// Whether it is time to ask: the pace, or a start ahead.
    bool due(Instant now, std::chrono::seconds pace) const;
    Instant next_due(Instant now, std::chrono::seconds pace) const;

    /// The three answers. `read` tells whether the page was taken as the last good one: a page without windows where
    /// there were several is not believed.
    bool read(const CalendarRead&, const calendar::Rules&, Instant now);
    void unmoved(Instant now);
    void unreadable(const std::string& why);

    /// Whether what is known is as new as it can be for something that began at `since`.
    enum class Fresh {
        yes,      ///< asked since then, and answered
        failed,   ///< asked since then, without a good answer in time
        waiting,  ///< asked since then, and there is still patience left
        no,       ///< not asked since then
    };
    Fresh fresh(Instant since, Instant now) const;

    /// The process began anew, or the clock was put back: nothing that was asked counts any more.
    void forget_questions();

    /// Reads the same text again, by other rules.
    void reread(const calendar::Rules&);

private:
    friend struct journal::Memory;
    void settle(Instant now);

    calendar::Schedule schedule_;
    std::vector<calendar::Unread> unread_;
    std::string text_, url_, failure_;
    std::int64_t revision_ = 0;
    std::optional<Instant> read_at_, asked_;
    std::optional<Instant> waits_from_;  // asking again does not prolong the patience
    bool failed_ = false, emptied_ = false;
    bool under_way_ = false, good_ = false;  // good_: the last answer was a good one
};

}  // namespace bot::desk::inline model
