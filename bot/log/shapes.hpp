#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/log/message.hpp"
#include "bot/log/text.hpp"
#include "bot/log/vocabulary.hpp"

/// The three shapes a message has; inside this room only.
namespace bot::log {

/// `A, B: rest` (`A and B: rest` in 2023). The names may be missing, the colon not; at most 32 names are kept.
struct Addressed {
    std::vector<std::string> names;
    std::string_view rest;
};
std::optional<Addressed> read_names(std::string_view);

/// What follows the words of a `Place::front` row, which `words` matched.
Message read_front(const Row& row, const Match& words);

/// What follows the names when the message ends with the words of a `Place::behind` row, or is a backport: nothing else
/// addresses people with one, so it counts before those words have come.
std::optional<Message> read_behind(std::string_view);

}  // namespace bot::log
