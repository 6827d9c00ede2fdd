#include "bot/desk/wording/lines.hpp"

#include <fmt/format.h>

#include "bot/desk/text/clean.hpp"

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

std::string are(const std::vector<int>& changes) {
    return changes.size() == 1 ? "is" : "are";
}

}  // namespace bot::desk::wording
