#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "bot/log/message.hpp"

namespace bot::log {

/// What somebody did with the deployment tool, as the log account relays it.
struct LogLine {
    std::string user;  ///< the deployer's shell name
    std::string host;  ///< such as `deploy2002`
    Message message;
};

/// Longer lines are cut here, in bytes.
constexpr std::size_t most_line = 65536;

/// Reads `!log USER@HOST MESSAGE`; nullopt for every other line. mIRC codes are dropped. Blanks may be missing, the one
/// behind HOST too: then HOST ends before a capital, or behind its figures. USER and HOST have at most 64 bytes each.
std::optional<LogLine> read_line(std::string_view);

}  // namespace bot::log
