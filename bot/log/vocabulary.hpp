#pragma once
#include <span>
#include <string_view>

#include "bot/log/message.hpp"

namespace bot::log {

/// Where the words of a row stand.
enum class Place {
    front,   ///< they begin the message, the deployer's text follows
    alone,   ///< they are all of it, or all that follows the names
    behind,  ///< names, the deployer's text, then these words, which end the message
};

/// One thing the deployment tool says. `words` is a pattern of `match`.
struct Row {
    Kind kind;
    Place place;
    bool timed;  ///< `(duration: 08m 47s)` ends it
    std::string_view words;
};

/// Everything the reader knows, old wording and new. The first row that fits counts.
std::span<const Row> vocabulary();

}  // namespace bot::log
