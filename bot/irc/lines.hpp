#pragma once
#include <string>
#include <vector>

namespace bot::irc {

/// Lines for the server, without line ends.
using Lines = std::vector<std::string>;

inline void append(Lines& to, Lines more) {
    for (auto& line : more) to.push_back(std::move(line));
}

}  // namespace bot::irc
