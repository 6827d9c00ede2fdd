#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace bot::irc {

/// Reads the SHA-256 of a certificate: 64 hex digits in any case, with or without colons between, after `sha256:` or
/// nothing. Answers 64 small digits; nullopt for anything else.
std::optional<std::string> read_fingerprint(std::string_view text);

}  // namespace bot::irc
