#include "bot/config/checks.hpp"

#include <algorithm>
#include <fstream>

#include "calendar/nick.hpp"
#include "calendar/text.hpp"
#include "calendar/url.hpp"
#include "calendar/zone.hpp"

namespace bot::config {
namespace {

using calendar::is_digit;
using calendar::is_hex_digit;
using calendar::is_letter;

bool control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

template <typename Test>
bool all_of(std::string_view text, Test test) {
    return std::all_of(text.begin(), text.end(), test);
}

bool plain(std::string_view text) {
    return std::none_of(text.begin(), text.end(), control);
}

/// nullopt if `good`, else `text`.
Wanted unless(bool good, const char* text) {
    return good ? Wanted() : Wanted(text);
}

/// A host name, an IPv4 address or a bare IPv6 address.
bool is_host(std::string_view text) {
    return !text.empty() && text.size() <= 253 && text.front() != '-' && text.front() != '.' &&
           all_of(text,
                  [](char c) { return is_letter(c) || is_digit(c) || c == '.' || c == '-' || c == ':' || c == '_'; });
}

bool is_url(std::string_view text) {
    const auto url = calendar::parse_url(text);
    return url && is_host(url->host) && !url->has_user && !url->has_fragment;
}

}  // namespace

Wanted any_text(std::string_view text) {
    return unless(plain(text), "text without control characters");
}

Wanted some_text(std::string_view text) {
    return unless(!text.empty() && plain(text), "text, not empty and without control characters");
}

Wanted host(std::string_view text) {
    return unless(is_host(text), "a host name such as \"irc.libera.chat\"");
}

Wanted nick(std::string_view text) {
    return unless(calendar::is_nick(text), "a nick: letters, digits and []\\`_^{|}-, not beginning with a digit or -");
}

Wanted channel(std::string_view text) {
    const bool good = text.size() >= 2 && text.size() <= 64 && (text.front() == '#' || text.front() == '&') &&
                      plain(text) && text.find_first_of(" ,:") == std::string_view::npos;
    return unless(good, "a channel such as \"#wikimedia-operations\"");
}

Wanted account(std::string_view text) {
    const bool good = !text.empty() && text.size() <= 64 && plain(text) && text.front() != ':' &&
                      text.find_first_of(" ,*!@") == std::string_view::npos;
    return unless(good, "the name of a services account");
}

Wanted fingerprint(std::string_view text) {
    if (text.starts_with("sha256:")) text.remove_prefix(7);
    const auto digits = std::count_if(text.begin(), text.end(), is_hex_digit);
    const bool good = digits == 64 && all_of(text, [](char c) { return is_hex_digit(c) || c == ':'; });
    return unless(good, "the SHA-256 of a certificate: 64 hex digits, with or without colons");
}

Wanted url(std::string_view text) {
    return unless(is_url(text), "an address such as \"https://example.org/path\"");
}

Wanted url_or_none(std::string_view text) {
    return unless(text.empty() || is_url(text), "an address such as \"https://example.org/path\", or \"\" for none");
}

Wanted search_or_none(std::string_view text) {
    constexpr std::string_view mark = "{change}";
    std::string example(text);
    if (const auto at = example.find(mark); at != example.npos) example.replace(at, mark.size(), "1");
    return url_or_none(example);
}

Wanted api_url(std::string_view text) {
    return unless(is_url(text) && text.ends_with("/api.php"),
                  "the address of a wiki's api.php, such as \"https://wikitech.wikimedia.org/w/api.php\"");
}

Wanted page_title(std::string_view text) {
    const bool good =
        !text.empty() && text.size() <= 255 && plain(text) && text.find_first_of("#<>[]|{}") == std::string_view::npos;
    return unless(good, "the title of a page");
}

Wanted zone(std::string_view text) {
    try {
        calendar::Zone known(text);
        return {};
    } catch (const std::exception&) {
        return "a time zone such as \"America/Los_Angeles\"";
    }
}

Wanted bot_password_user(std::string_view text) {
    const auto at = text.find('@');
    const bool good = plain(text) && at != std::string_view::npos && at > 0 && at + 1 < text.size();
    return unless(good, "the name of a bot password, \"User@app\" (made on the wiki's Special:BotPasswords)");
}

Wanted opening(std::string_view text) {
    constexpr std::string_view place = "{window}";
    const auto at = text.find(place);
    bool good = at != std::string_view::npos && plain(text) && text.size() <= 300;
    if (good) {
        const auto rest = std::string(text.substr(0, at)) + std::string(text.substr(at + place.size()));
        good = rest.find_first_of("{}") == std::string::npos;
    }
    return unless(good, "a sentence with {window} in it, once, and no other braces, of at most 300 bytes");
}

Wanted readable_file(std::string_view path) {
    std::ifstream file{std::string(path)};
    const bool good = file.good() && file.peek() != std::ifstream::traits_type::eof();
    return unless(good, "a file that is there, can be read and is not empty");
}

}  // namespace bot::config
