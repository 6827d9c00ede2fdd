#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "bot/desk/text/chat.hpp"

namespace bot::desk::commands {

/// What somebody says to us.
struct Addressed {
    std::vector<std::string> words;         ///< of the command, lower case; may be empty ("oriel:")
    bool surely;                            ///< by ":" or ",", or in private; else only when the whole is a command
    std::vector<std::string> written = {};  ///< the same words as they were typed
};

/// `NICK: words`, `NICK, words`, `NICK words` in any letter case, or anything in private. nullopt: not for us.
std::optional<Addressed> addressed(const LineHeard&, std::string_view nick, const ChatTraits&);

}  // namespace bot::desk::commands
