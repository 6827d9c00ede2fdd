#pragma once
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace calendar {

inline std::string file_text(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// Reads a page fixture of these tests (`name` without `.wikitext`).
inline std::string page_fixture(const std::string& name) {
    return file_text(std::filesystem::path{ORIEL_PAGES} / (name + ".wikitext"));
}

inline std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> pieces{""};
    for (const char c : text) c == at ? pieces.emplace_back() : pieces.back() += c;
    return pieces;
}

}  // namespace calendar
