#include "bot/irc/traits.hpp"

namespace bot::irc {

desk::ChatTraits traits(const std::string& announce_channel) {
    desk::ChatTraits irc;
    irc.name = "IRC";
    irc.channel = announce_channel;
    irc.folding = desk::Folding::rfc1459;
    irc.mark = "\xE2\x80\x8B";  // U+200B, a zero-width space: clients compare whole words
    irc.room = 380;
    return irc;
}

}  // namespace bot::irc
