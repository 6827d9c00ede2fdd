#pragma once
#include <optional>
#include <string>
#include <vector>

#include "bot/desk/model/state.hpp"

/// Renders the digest of a window.
namespace bot::desk::wording {

/// The summary of a window's list, for its deployer.
std::vector<std::string> digest_lines(const State&, const calendar::Window&, Instant now);

/// Appends the age of the Gerrit data to the last line, when it should be mentioned.
void add_gerrit_age(std::vector<std::string>& lines, std::optional<Instant> read, const State&, Instant now);

}  // namespace bot::desk::wording
