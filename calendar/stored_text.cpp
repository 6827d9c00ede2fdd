#include "calendar/stored_text.hpp"

#include <algorithm>

namespace calendar {

std::string as_stored(std::string_view sent) {
    constexpr std::string_view cut_at_the_end(" \t\n\r\0\x0B", 6), replacement = "\xEF\xBF\xBD";
    const auto last = sent.find_last_not_of(cut_at_the_end);
    sent = sent.substr(0, last == sent.npos ? 0 : last + 1);
    std::string stored;
    stored.reserve(sent.size());
    for (std::size_t i = 0; i < sent.size(); ++i) {
        const auto c = static_cast<unsigned char>(sent[i]);
        if (c == '\r') {
            if (i + 1 == sent.size() || sent[i + 1] != '\n') stored += '\n';
        } else if (c < 0x20 && c != '\n' && c != '\t') {
            stored += replacement;
        } else {
            stored += sent[i];
        }
    }
    return stored;
}

bool told_as(std::string_view sent, std::string_view stored) {
    const auto ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    const auto beyond = std::find_if_not(sent.begin(), sent.end(), ascii);
    if (beyond == sent.end()) return sent == stored;
    // The character before it may have been composed with it.
    const auto same = std::max<std::ptrdiff_t>(beyond - sent.begin() - 1, 0);
    return stored.starts_with(sent.substr(0, static_cast<std::size_t>(same)));
}

}  // namespace calendar
