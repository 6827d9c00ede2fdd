#pragma once
// One event of Gerrit's stream. Only for source files of this room that read answers.
#include "gerrit/json.hpp"
#include "gerrit/stream.hpp"

namespace gerrit {

/// Nothing: an event that tells nothing of a change. Text: why it is no event.
using EventRead = std::variant<std::monostate, StreamEvent, std::string>;

EventRead read_event(const json::object*, const Policy&);

}  // namespace gerrit
