#pragma once
#include <string>
#include <string_view>

#include "bot/log/line.hpp"

/// Where two pieces of a message meet; inside this room only.
namespace bot::log {

/// Whether a line can begin a message: `!log USER@HOST`, or as much of it as is there.
bool begins_message(std::string_view);

/// Two pieces as one text. Nothing is put between them, for a cut inside a number must not change it; the two halves of
/// a broken character become one U+FFFD.
std::string join(std::string_view front, std::string_view back);

/// How well `back` continues `front`: 0 when it cannot, else more when the message becomes more complete.
int fit(std::string_view front, std::string_view back);

}  // namespace bot::log
