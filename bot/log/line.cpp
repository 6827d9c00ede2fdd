#include "bot/log/line.hpp"

#include <algorithm>

#include "bot/log/text.hpp"
#include "calendar/text.hpp"

namespace bot::log {
namespace {

using calendar::is_blank;
using calendar::is_digit;
using calendar::is_letter;

constexpr std::size_t most_name = 64;

bool in_host(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || c == '-' || c == '.';
}

bool in_user(char c) {
    return !is_blank(c) && c != '@' && c != ':' && c != ',' && c != '/';
}

/// The end of a host with a word attached: after its digits, if a letter follows them; 0 if there are none.
std::size_t behind_figures(std::string_view host) {
    const std::size_t letters = run(host, is_letter);
    const std::size_t end = letters + run(host.substr(letters), is_digit);
    return letters > 0 && end > letters && end < host.size() && is_letter(host[end]) ? end : 0;
}

LogLine make(std::string_view user, std::string_view rest, std::size_t host) {
    return {std::string{user}, std::string{rest.substr(0, host)}, read_message(rest.substr(host))};
}

std::optional<LogLine> read_plain(std::string_view text) {
    const auto opening = match(text, " !log ");
    if (!opening.whole()) return std::nullopt;
    text = opening.rest;
    const std::size_t user_end = run(text.substr(0, most_name + 1), in_user);
    if (user_end == 0 || user_end > most_name || user_end >= text.size() || text[user_end] != '@') return std::nullopt;
    const std::string_view user = text.substr(0, user_end);
    const std::string_view rest = text.substr(user_end + 1);
    const std::size_t host = run(rest.substr(0, most_name + 1), in_host);
    if (host > most_name) return std::nullopt;

    const bool ended = host == rest.size() || is_blank(rest[host]);
    const std::size_t shorter = behind_figures(rest.substr(0, host));
    if (shorter == 0) return make(user, rest, host);
    // The first word of the message may be attached to the host; without that word the rest may look like another
    // message.
    LogLine glued = make(user, rest, shorter);
    return ended && glued.message.kind == Kind::unknown ? make(user, rest, host) : glued;
}

}  // namespace

std::optional<LogLine> read_line(std::string_view text) {
    text = text.substr(0, most_line);
    // Most lines are not of the log: rejected by their first letter.
    const std::size_t front = run(text, [](char c) { return is_blank(c) || (c >= 0 && c < 0x20); });
    if (front == text.size() || (text[front] != '!' && !is_digit(text[front]))) return std::nullopt;
    return has_codes(text) ? read_plain(without_codes(text)) : read_plain(text);
}

}  // namespace bot::log
