#pragma once
#include <span>
#include <string_view>

#include "bot/log/message.hpp"

namespace bot::log {

/// The position of a row's words in a message.
enum class Place {
    front,   ///< at the beginning; the deployer's text follows
    alone,   ///< the whole message, or everything after the names
    behind,  ///< names, the deployer's text, then these words at the end
};

/// One sentence of the deployment tool. `words` is a pattern of `match`.
struct Row {
    Kind kind;
    Place place;
    bool timed;  ///< `(duration: 08m 47s)` follows at the end
    std::string_view words;
};

/// All known sentences, in old and new wording. The first matching row counts.
std::span<const Row> vocabulary();

}  // namespace bot::log
