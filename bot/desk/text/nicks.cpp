#include "bot/desk/text/nicks.hpp"

#include <algorithm>
#include <set>

#include "calendar/nick.hpp"

namespace bot::desk::inline text {
namespace {

bool part_of_nick(char c) {
    return c == '-' || (c >= '0' && c <= '9') || calendar::is_nick(std::string_view(&c, 1));
}

}  // namespace

std::string fold(std::string_view s) {
    std::string out(s);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
        if (c == '[') c = '{';
        if (c == ']') c = '}';
        if (c == '\\') c = '|';
        if (c == '~') c = '^';
    }
    return out;
}

std::string pings(const std::vector<std::string>& nicks) {
    std::string out;
    std::set<std::string> seen;
    for (const auto& nick : nicks) {
        if (!calendar::is_nick(nick) || !seen.insert(fold(nick)).second) continue;
        if (!out.empty()) out += ' ';
        out += nick;
    }
    return out;
}

std::string mention(std::string_view name) {
    if (name.empty()) return {};
    std::size_t first = 1;
    while (first < name.size() && (static_cast<unsigned char>(name[first]) & 0xC0) == 0x80) ++first;
    return std::string(name.substr(0, first)) + "\xE2\x80\x8B" + std::string(name.substr(first));
}

std::string unpinged(std::string_view text, const calendar::Schedule& schedule, std::set<std::string> people) {
    for (const auto& w : schedule.windows()) {
        for (const auto& nick : w.deployers) people.insert(fold(nick));
        for (const auto& r : w.requests) {
            if (r.requestor) people.insert(fold(*r.requestor));
        }
    }
    std::string out;
    while (!text.empty()) {
        // The longest word that a nick could be, or one byte of what stands between words.
        std::size_t n = 0;
        while (n < text.size() && part_of_nick(text[n])) ++n;
        const std::string_view word = text.substr(0, std::max<std::size_t>(n, 1));
        out += n > 0 && people.count(fold(word)) > 0 ? mention(word) : std::string(word);
        text.remove_prefix(word.size());
    }
    return out;
}

}  // namespace bot::desk::inline text
