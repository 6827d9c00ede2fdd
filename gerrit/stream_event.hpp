#pragma once
// Reads one event of Gerrit's stream. Only for source files of this room that read answers.
#include "gerrit/json.hpp"
#include "gerrit/stream.hpp"

namespace gerrit {

/// std::monostate: an event of a kind that Oriel does not use. std::string: why it is not an event.
using EventRead = std::variant<std::monostate, StreamEvent, std::string>;

EventRead read_event(const json::object*, const Policy&);

}  // namespace gerrit
