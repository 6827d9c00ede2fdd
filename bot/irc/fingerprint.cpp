#include "bot/irc/fingerprint.hpp"

#include "bot/irc/casemap.hpp"

namespace bot::irc {

std::optional<std::string> read_fingerprint(std::string_view text) {
    std::string digits;
    const std::string low = fold(text, CaseMap::ascii);
    std::string_view rest = low;
    for (const std::string_view prefix : {"sha256:", "sha-256:", "sha256=", "sha256"})
        if (rest.starts_with(prefix)) {
            rest.remove_prefix(prefix.size());
            break;
        }
    for (const char c : rest) {
        if (c == ':' || c == ' ') continue;
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return {};
        digits += c;
    }
    if (digits.size() != 64) return {};
    return digits;
}

}  // namespace bot::irc
