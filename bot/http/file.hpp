#pragma once
#include <cstddef>
#include <string>
#include <variant>

namespace bot::http {

struct Unreadable {
    std::string text;  ///< one line for people
};

/// The bytes of a file, given as a path or as a `file:///` URL (of this machine). Anything but a file of at most `most`
/// bytes is refused; no pipe or device is opened.
std::variant<std::string, Unreadable> read_file(const std::string& where, std::size_t most);

}  // namespace bot::http
