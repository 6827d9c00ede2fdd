#pragma once
#include <string>
#include <string_view>

#include "bot/log/line.hpp"

/// Joins two pieces of a message; for this room only.
namespace bot::log {

/// Whether a line can begin a message: `!log USER@HOST`, or a truncated one.
bool begins_message(std::string_view);

/// Two pieces as one text. Nothing is inserted, because a cut inside a number must not change it; the two halves of a
/// broken character become one U+FFFD.
std::string join(std::string_view front, std::string_view back);

/// How well `back` continues `front`: 0 if it cannot; the more complete the message becomes, the higher.
int fit(std::string_view front, std::string_view back);

}  // namespace bot::log
