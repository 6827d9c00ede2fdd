#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/log/message.hpp"
#include "bot/log/text.hpp"
#include "bot/log/vocabulary.hpp"

/// The three shapes of a message; for this room only.
namespace bot::log {

/// `A, B: rest` (`A and B: rest` in 2023). The names may be missing, but not the colon; at most 32 names are kept.
struct Addressed {
    std::vector<std::string> names;
    std::string_view rest;
};
std::optional<Addressed> read_names(std::string_view);

/// Parses the text after the words of a `Place::front` row. `words` is the match of that row.
Message read_front(const Row& row, const Match& words);

/// Parses the text after the names, if the message ends with the words of a `Place::behind` row, or is a backport. Only
/// messages of these rows address people with a backport, so it counts even before the last words have come.
std::optional<Message> read_behind(std::string_view);

}  // namespace bot::log
