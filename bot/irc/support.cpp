#include "bot/irc/support.hpp"

#include <charconv>

namespace bot::irc {

void Support::hear(const Incoming& in) {
    for (std::size_t i = 1; i + 1 < in.params.size(); ++i) {
        const std::string_view token = in.params[i];
        const auto equals = token.find('=');
        const auto key = token.substr(0, equals);
        const auto value = equals == token.npos ? std::string_view() : token.substr(equals + 1);
        if (key == "CASEMAPPING") {
            casemap = casemap_of(value);
        } else if (key == "NICKLEN") {
            unsigned length = 0;
            std::from_chars(value.data(), value.data() + value.size(), length);
            if (length > 0 && length < 200) nick_length = length;
        } else if (key == "BOT") {
            const bool letter = value.size() == 1 && ((value[0] | 0x20) >= 'a' && (value[0] | 0x20) <= 'z');
            if (letter) bot_mode = value;
        } else if (key == "WHOX") {
            whox = true;
        } else if (key == "MONITOR") {
            if (value.empty()) monitor = no_limit;
            std::from_chars(value.data(), value.data() + value.size(), monitor);
        } else if (key == "CHANTYPES") {
            channel_types = value;
        }
    }
}

bool Support::is_channel(std::string_view target) const {
    return !target.empty() && channel_types.find(target[0]) != std::string::npos;
}

}  // namespace bot::irc
