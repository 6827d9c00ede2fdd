#include "bot/desk/model/calendar_poll.hpp"

#include <algorithm>

namespace bot::desk {
inline namespace model {

std::chrono::seconds CalendarPoll::age(Instant now) const {
    if (!read_at_) return std::chrono::seconds{0};
    return std::max(now - *read_at_, std::chrono::seconds{0});
}

ReadCalendar CalendarPoll::ask(Instant now) {
    const bool waiting = under_way_ && waits_from_ && *waits_from_ <= now && now < *waits_from_ + patience;
    if (!waiting) waits_from_ = now;
    asked_ = now;
    under_way_ = true;
    return ReadCalendar{revision_};
}

bool CalendarPoll::due(Instant now, std::chrono::seconds pace) const {
    return next_due(now, pace) <= now;
}

Instant CalendarPoll::next_due(Instant now, std::chrono::seconds pace) const {
    if (!asked_) return now;
    Instant next = *asked_ + (under_way_ ? given_up : pace);
    // Poll shortly before each start, unless the last request is recent enough.
    if (const auto start = schedule_.next_start(std::max(*asked_ + ahead, now - ahead)); start) {
        next = std::min(next, std::max(*start - ahead, *asked_ + std::chrono::seconds{1}));
    }
    return next;
}

bool CalendarPoll::read(const CalendarRead& page, const calendar::Rules& rules, Instant now) {
    calendar::Page understood = calendar::read_page(page.text, rules);
    if (understood.windows.empty() && schedule_.windows().size() > 1) {
        unreadable({});
        emptied_ = true;
        return false;
    }
    settle(now);
    schedule_ = calendar::Schedule(std::move(understood.windows));
    unread_ = std::move(understood.unread);
    text_ = page.text;
    revision_ = page.revision;
    if (!page.url.empty()) url_ = page.url;
    return true;
}

void CalendarPoll::unmoved(Instant now) {
    if (read_at_) settle(now);
}

void CalendarPoll::settle(Instant now) {
    read_at_ = now;
    failure_.clear();
    failed_ = emptied_ = false;
    under_way_ = false;
    good_ = true;
}

void CalendarPoll::unreadable(const std::string& why) {
    failure_ = why;
    failed_ = true;
    emptied_ = false;
    under_way_ = false;
    good_ = false;
}

CalendarPoll::Fresh CalendarPoll::fresh(Instant since, Instant now) const {
    if (!asked_ || *asked_ < since) return Fresh::no;
    if (!under_way_) return good_ ? Fresh::yes : Fresh::failed;
    if (now >= *waits_from_ + patience || now < *waits_from_) return Fresh::failed;
    return Fresh::waiting;
}

std::optional<Instant> CalendarPoll::patience_ends() const {
    if (!asked_ || !under_way_) return std::nullopt;
    return *waits_from_ + patience;
}

void CalendarPoll::forget_questions() {
    asked_.reset();
    under_way_ = false;
}

void CalendarPoll::reread(const calendar::Rules& rules) {
    if (!read_at_) return;
    calendar::Page understood = calendar::read_page(text_, rules);
    schedule_ = calendar::Schedule(std::move(understood.windows));
    unread_ = std::move(understood.unread);
}

}  // namespace model
}  // namespace bot::desk
