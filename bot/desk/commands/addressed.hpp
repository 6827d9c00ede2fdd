#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/desk/model/event.hpp"
#include "bot/desk/text/chat.hpp"

/// Recognises lines that address Oriel.
namespace bot::desk::commands {

/// A line that addresses Oriel.
struct Addressed {
    std::vector<std::string> words;         ///< of the command, in lower case; may be empty ("oriel:")
    bool surely;                            ///< with ":" or ",", or in private; else only a full command counts
    std::vector<std::string> written = {};  ///< the same words as typed
};

/// `NICK: words`, `NICK, words`, `NICK words` in any letter case, or any private line. nullopt: not for us.
std::optional<Addressed> addressed(const LineHeard&, std::string_view nick, const ChatTraits&);

}  // namespace bot::desk::commands
