#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "bot/log/message.hpp"

namespace bot::log {

/// An action with the deployment tool, as the log account reports it.
struct LogLine {
    std::string user;  ///< the deployer's shell name
    std::string host;  ///< such as `deploy2002`
    Message message;
};

/// Longer lines are truncated to this number of bytes.
constexpr std::size_t most_line = 65536;

/// Parses `!log USER@HOST MESSAGE`; nullopt for any other line. mIRC codes are dropped. Blanks may be missing, even the
/// one after HOST: then HOST ends before a capital letter, or after its digits. USER and HOST have at most 64 bytes
/// each.
std::optional<LogLine> read_line(std::string_view);

}  // namespace bot::log
