#pragma once
#include <optional>
#include <string>
#include <vector>

#include "bot/desk/model/state.hpp"

namespace bot::desk::wording {

/// What a window lists, summed up for whoever deploys it.
std::vector<std::string> digest_lines(const State&, const calendar::Window&, Instant now);

/// Says how old what is known of Gerrit is, behind the last line, when that matters.
void add_gerrit_age(std::vector<std::string>& lines, std::optional<Instant> read, const State&, Instant now);

}  // namespace bot::desk::wording
