#pragma once
#include <string>
#include <string_view>
#include <vector>

/// Simulates the relay, for tests.
namespace bot::log::test {

/// The text as decoded with one U+FFFD for each maximal broken part of a character.
inline std::string decoded(std::string_view bytes) {
    std::string text;
    const auto continues = [&](std::size_t i) {
        return i < bytes.size() && (static_cast<unsigned char>(bytes[i]) & 0xC0) == 0x80;
    };
    for (std::size_t at = 0; at < bytes.size();) {
        const auto b = static_cast<unsigned char>(bytes[at]);
        const std::size_t length = b < 0x80 ? 1 : b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : b >= 0xC2 ? 2 : 0;
        std::size_t there = 1;
        while (there < length && continues(at + there)) ++there;
        text += there == length ? std::string{bytes.substr(at, length)} : "\xEF\xBF\xBD";
        at += there;
    }
    return text;
}

inline std::string stripped(const std::string& text) {
    const std::size_t from = text.find_first_not_of(" \t\r\n");
    return from == text.npos ? "" : text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

/// The lines that carry `message`: cut after `first` bytes, then after every `further` bytes; empty lines are not sent.
inline std::vector<std::string> relayed(std::string_view message, std::size_t first, std::size_t further) {
    std::vector<std::string> lines;
    for (std::size_t size = first; !message.empty(); size = further) {
        if (auto line = stripped(decoded(message.substr(0, size))); !line.empty()) lines.push_back(std::move(line));
        message.remove_prefix(std::min(size, message.size()));
    }
    return lines;
}

}  // namespace bot::log::test
