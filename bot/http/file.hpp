#pragma once
#include <cstddef>
#include <string>
#include <variant>

namespace bot::http {

struct Unreadable {
    std::string text;  ///< one line for people
};

/// Reads a file, given as a path or as a `file:///` URL on this machine. Only regular files of at most `most` bytes are
/// read; pipes and devices are not opened.
std::variant<std::string, Unreadable> read_file(const std::string& where, std::size_t most);

}  // namespace bot::http
