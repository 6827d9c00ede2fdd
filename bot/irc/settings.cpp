#include "bot/irc/settings.hpp"

#include <fmt/core.h>

#include <stdexcept>
#include <string_view>

#include "bot/irc/fingerprint.hpp"

namespace bot::irc {
namespace {

void wants(bool good, std::string_view field, std::string_view what) {
    if (!good) throw std::invalid_argument(fmt::format("irc: {}: {}", field, what));
}

bool lacks(std::string_view text, std::string_view bytes) {
    return text.find_first_of(bytes) == text.npos;
}

// libircclient uses names as printf formats, and has 1024 bytes for all of them.
constexpr std::string_view unprintable("%\r\n\0", 4);
constexpr std::size_t longest_name = 60;

}  // namespace

void check(const Settings& s) {
    wants(!s.server.empty() && lacks(s.server, " \r\n"), "server", "wants a host name or address");
    wants(s.port != 0, "port", "wants a number from 1 to 65535");
    wants(!s.nick.empty() && s.nick.size() <= 30, "nick", "wants 1 to 30 bytes");
    wants(lacks(s.nick, unprintable) && lacks(s.nick, " !@,:*?#"), "nick", "has a letter that no nick may have");
    wants(s.realname.size() <= longest_name && lacks(s.realname, unprintable), "realname",
          "wants at most 60 bytes without %");
    for (const auto& channel : s.channels) {
        wants(channel.size() > 1 && channel.size() <= 100 && !lacks(channel.substr(0, 1), "#&+!"), "channels",
              "'" + channel + "' is no channel name, which begins with #");
        wants(lacks(channel, std::string_view(" ,\a\r\n\0", 6)), "channels", "a name has a letter that none may have");
    }
    wants(s.account.size() <= 300 && lacks(s.account, std::string_view("\0", 1)), "account", "wants at most 300 bytes");
    wants(s.password.size() <= 300, "password", "wants at most 300 bytes");
    wants(s.account.empty() || !s.password.empty(), "password", "is missing, and account is given");
    for (const auto& text : s.fingerprints)
        wants(read_fingerprint(text).has_value(), "fingerprints", "'" + text + "' is not 64 hex digits (SHA-256)");
}

}  // namespace bot::irc
