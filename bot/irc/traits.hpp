#pragma once
#include <string>

#include "bot/desk/text/chat.hpp"

namespace bot::irc {

/// What IRC makes of names and lines. Nicks are compared by the RFC 1459 mapping: it equates the most names, so nobody
/// is taken for two people on any server. 380 bytes leave room for the mask and the asker's nick in a line of 512.
desk::ChatTraits traits(const std::string& announce_channel);

}  // namespace bot::irc
