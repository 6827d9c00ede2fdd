#pragma once
#include <string_view>

namespace calendar {

/// Whether this can be a nick on an IRC server: letters, digits and ``[]\`_^{|}-``, no digit or `-` at the front, at
/// most 32 bytes, and neither `{{` nor `}}`.
bool is_nick(std::string_view);

/// Whether two spellings are the same nick (ASCII letters in any case).
bool same_nick(std::string_view, std::string_view);

/// Whether this is `irc-nickname`, the placeholder for a missing requestor. It is never a person.
bool is_placeholder(std::string_view);

}  // namespace calendar
