#pragma once
#include <string_view>

namespace calendar {

/// Whether a server could let anybody have this nick: letters, digits and ``[]\`_^{|}-``, no digit or `-` in front, at
/// most 32 bytes.
bool is_nick(std::string_view);

/// Whether two spellings are one nick (ASCII letters in any case).
bool same_nick(std::string_view, std::string_view);

/// Whether this is `irc-nickname`, which stands where nobody has signed up: never a person.
bool is_placeholder(std::string_view);

}  // namespace calendar
