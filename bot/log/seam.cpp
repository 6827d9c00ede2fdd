#include "bot/log/seam.hpp"

#include <algorithm>

#include "bot/log/text.hpp"
#include "calendar/text.hpp"

namespace bot::log {
namespace {

constexpr std::string_view broken = "\xEF\xBF\xBD";  // U+FFFD

/// After the closed list of a backport only a comma can follow, or the bracket that ended the last subject.
bool goes_on(const LogLine& front, std::string_view back) {
    const bool closed_list =
        front.message.backport && !front.message.entries.empty() && front.message.end == End::possible;
    return !closed_list || back.starts_with(',') || back.starts_with(']');
}

}  // namespace

bool begins_message(std::string_view text) {
    const std::string plain = has_codes(text) ? without_codes(text) : std::string{text};
    const auto opening = match(plain, " !log ");
    if (opening.how == Match::How::begun) return !calendar::trim(plain).empty();
    const std::size_t end = opening.rest.find_first_of(" @");
    return opening.whole() && (end == opening.rest.npos || opening.rest[end] == '@');
}

std::string join(std::string_view front, std::string_view back) {
    if (front.ends_with(broken) && back.starts_with(broken)) {
        while (front.ends_with(broken)) front.remove_suffix(broken.size());
        while (back.starts_with(broken)) back.remove_prefix(broken.size());
        return std::string{front}.append(broken).append(back);
    }
    return std::string{front}.append(back);
}

int fit(std::string_view front, std::string_view back) {
    const auto before = read_line(front);
    const auto after = read_line(join(front, back));
    if (!after) return before ? 0 : 1;
    if (before) {
        const Message& was = before->message;
        if (was.kind != Kind::unknown && was.kind != after->message.kind) return 0;
        if (was.end != End::odd && after->message.end == End::odd) return 0;
        if (!goes_on(*before, back)) return 0;
    }
    switch (after->message.end) {
        case End::sure:
            return 4;
        case End::possible:
            return 3;
        case End::open:
            return 2;
        case End::odd:
            break;
    }
    return 1;
}

}  // namespace bot::log
