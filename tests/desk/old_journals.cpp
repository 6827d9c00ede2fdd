#include "tests/desk/old_journals.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace tests {
namespace {

OldJournal read(const std::filesystem::path& path) {
    OldJournal out{path.filename().string(), {}, {}};
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        const std::size_t blank = line.find(' ');
        if (blank == std::string::npos) throw std::runtime_error(out.name + ": a line without a blank");
        std::string text = line.substr(blank + 1);
        if (line.starts_with("= ")) {
            out.remembered = std::move(text);
        } else {
            out.records.emplace_back(calendar::Instant{std::chrono::seconds{std::stoll(line)}}, std::move(text));
        }
    }
    if (out.records.empty() || out.remembered.empty()) throw std::runtime_error(out.name + ": not complete");
    return out;
}

}  // namespace

const std::vector<OldJournal>& old_journals() {
    static const auto all = [] {
        std::vector<OldJournal> out;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(ORIEL_OLD_JOURNALS)) {
            if (entry.path().extension() == ".journal") out.push_back(read(entry.path()));
        }
        if (out.empty()) throw std::runtime_error("no journals in " ORIEL_OLD_JOURNALS);
        std::ranges::sort(out, {}, &OldJournal::name);
        return out;
    }();
    return all;
}

}  // namespace tests
