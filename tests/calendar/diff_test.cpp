#include "calendar/diff.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <random>

#include "pages.hpp"

using namespace calendar;
namespace fs = std::filesystem;

namespace {

/// A folder that patch(1) works in.
class Folder {
public:
    Folder() : path_{fs::temp_directory_path() / ("oriel-diff-" + std::to_string(std::random_device{}()))} {
        fs::create_directory(path_);
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    /// The result of patch for `before` with this diff; nullopt if patch refuses or has to guess.
    std::optional<std::string> patched(const std::string& before, const std::string& diff) const {
        write("page", before);
        write("diff", diff);
        const std::string command = "cd '" + path_.string() + "' && patch --binary --fuzz=0 page <diff >out 2>&1";
        if (std::system(command.c_str()) != 0 || file_text(path_ / "out").find("offset") != std::string::npos)
            return std::nullopt;
        return file_text(path_ / "page");
    }

private:
    void write(const char* name, const std::string& text) const {
        std::ofstream{path_ / name, std::ios::binary} << text;
    }
    fs::path path_;
};

}  // namespace

TEST_CASE("a diff shows what changes with three lines around it") {
    const std::string text = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n";
    CHECK(unified_diff(text, {{{8, 9}, "five"}}, "page") ==
          "--- page\n+++ page\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
    CHECK(unified_diff(text, {{{9, 9}, "\nnew"}}, "page") ==
          "--- page\n+++ page\n@@ -3,6 +3,7 @@\n 3\n 4\n 5\n+new\n 6\n 7\n 8\n");
    CHECK(unified_diff(text, {{{0, 2}, ""}}, "a b") == "--- \"a b\"\n+++ \"a b\"\n@@ -1,4 +1,3 @@\n-1\n 2\n 3\n 4\n");
    CHECK(unified_diff(text, {{{0, 1}, "1"}}, "page").empty());
    CHECK(unified_diff(text, {}, "page").empty());
    CHECK(unified_diff("", {{{0, 0}, "a"}}, "page") ==
          "--- page\n+++ page\n@@ -0,0 +1 @@\n+a\n\\ No newline at end of file\n");
    CHECK(unified_diff("a\r\nb", {{{0, 3}, ""}}, "p\n\"") ==
          "--- \"p\\012\\042\"\n+++ \"p\\012\\042\"\n@@ -1,2 +1 @@\n-a\r\n b\n\\ No newline at end of file\n");
    const std::string two = unified_diff(text, {{{0, 1}, "x"}, {{27, 27}, "end"}}, "page");
    CHECK(two ==
          "--- page\n+++ page\n@@ -1,4 +1,4 @@\n-1\n+x\n 2\n 3\n 4\n@@ -10,3 +10,4 @@\n 10\n 11\n 12\n+end\n\\ No "
          "newline at end of file\n");
}

TEST_CASE("patch --binary makes of any text exactly what the edits make of it") {
    const Folder folder;
    std::mt19937 random{3};
    const auto below = [&](std::size_t n) { return random() % n; };
    const auto piece = [&](std::size_t lines) {
        std::string text;
        for (std::size_t i = below(lines + 1); i > 0; --i) {
            text += std::string(below(3), static_cast<char>('a' + below(3)));
            if (below(9) > 0) text += below(2) == 0 ? "\r\n" : "\n";
        }
        return text;
    };
    for (int round = 0; round < 300; ++round) {
        const std::string before = piece(40);
        std::vector<Edit> edits;
        for (std::size_t at = below(before.size() + 1); at <= before.size(); at += 1 + below(40)) {
            const std::size_t to = std::min(before.size(), at + below(12));
            edits.push_back({{at, to}, piece(3)});
            at = to;
        }
        const std::string after = spliced(before, edits);
        const std::string diff = unified_diff(before, edits, "page");
        CAPTURE(before);
        CAPTURE(diff);
        CHECK(diff.empty() == (before == after));
        // patch removes a file that becomes empty.
        if (!diff.empty() && !after.empty()) CHECK(folder.patched(before, diff) == after);
    }
}
