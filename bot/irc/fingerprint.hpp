#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace bot::irc {

/// Reads the SHA-256 fingerprint of a certificate: 64 hex digits in any case, with or without colons, optionally after
/// `sha256:`. Returns 64 lower-case digits; nullopt for anything else.
std::optional<std::string> read_fingerprint(std::string_view text);

}  // namespace bot::irc
