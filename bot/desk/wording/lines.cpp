#include "bot/desk/wording/lines.hpp"

#include <fmt/format.h>

#include "bot/desk/text/clean.hpp"
#include "bot/desk/wording/sentences.hpp"

namespace bot::desk::wording {
namespace {

constexpr std::size_t longest_reason = 120;

}  // namespace

std::string reason(const std::string& why) {
    return shorten(clean(why), longest_reason);
}

std::string plural(std::size_t n, std::string_view one) {
    return fmt::format("{} {}{}", n, one, n == 1 ? "" : "s");
}

std::vector<std::string> pack(const std::vector<std::string>& items, std::size_t room) {
    std::vector<std::string> lines;
    for (const auto& item : items) {
        if (!lines.empty() && lines.back().size() + 2 + item.size() <= room) {
            lines.back() += "; " + item;
        } else {
            lines.push_back(item);
        }
    }
    return lines;
}

void end_sentences(std::vector<std::string>& lines) {
    for (auto& line : lines) {
        if (line.find_last_of(".!?") != line.size() - 1) line += '.';
    }
}

std::string words_of(calendar::Status status) {
    switch (status) {
        case calendar::Status::pending:
            return tell(Sentence::status_scheduled);
        case calendar::Status::done:
            return tell(Sentence::status_done);
        case calendar::Status::not_done:
            return tell(Sentence::status_not_done);
        default:
            return tell(Sentence::status_unknown);
    }
}

std::string how_many(std::size_t patches) {
    return tell(patches == 1 ? Sentence::one_patch : Sentence::patches, {{"count", std::to_string(patches)}});
}

std::string why_unread(const CalendarPoll& calendar) {
    return calendar.emptied() ? tell(Sentence::page_emptied) : why_unread(calendar.failure());
}

std::string why_unread(const std::string& failure) {
    return failure.empty() ? tell(Sentence::no_answer) : reason(failure);
}

std::string are(const std::vector<int>& changes) {
    return changes.size() == 1 ? "is" : "are";  // the only verb that depends on the number
}

}  // namespace bot::desk::wording
