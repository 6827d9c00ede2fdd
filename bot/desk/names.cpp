#include "bot/desk/names.hpp"

#include <set>

#include "calendar/nick.hpp"

namespace bot::desk {
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

std::string mentions(const std::vector<std::string>& names) {
    std::string out;
    for (const auto& name : names) {
        if (!out.empty()) out += ", ";
        out += mention(name);
    }
    return out;
}

}  // namespace bot::desk
