#include <doctest/doctest.h>

#include <sstream>
#include <string>

#include "calendar/page.hpp"
#include "pages.hpp"

using namespace calendar;
namespace fs = std::filesystem;

namespace {

struct Row {
    std::string start, end, deployers;
    bool operator==(const Row&) const = default;
};

std::vector<Row> expected_rows(const fs::path& table) {
    std::vector<Row> rows;
    std::istringstream lines{file_text(table)};
    for (std::string line; std::getline(lines, line);) {
        const auto cells = split(line, '\t');
        if (line.starts_with('#') || cells.size() < 8 || cells[0] == "start_utc") continue;
        rows.push_back({cells[0], cells[4], cells[7]});
    }
    return rows;
}

std::string to_the_minute(Instant at) {
    return to_text(at).substr(0, 16) + "Z";
}

std::vector<Row> read_rows(const Page& page) {
    std::vector<Row> rows;
    for (const Window& window : page.windows) {
        Row row{to_the_minute(window.start), to_the_minute(window.end), ""};
        for (const std::string& nick : window.deployers) row.deployers += (row.deployers.empty() ? "" : ",") + nick;
        rows.push_back(std::move(row));
    }
    return rows;
}

/// Every page of a folder with a table of its expected content next to it.
std::vector<fs::path> pages_with_tables(const fs::path& folder) {
    std::vector<fs::path> pages;
    if (!fs::is_directory(folder)) return pages;
    for (const auto& entry : fs::directory_iterator{folder}) {
        if (entry.path().extension() != ".wikitext") continue;
        if (fs::exists(fs::path{entry.path()}.replace_extension(".expected.tsv"))) pages.push_back(entry.path());
    }
    return pages;
}

void check_folder(const fs::path& folder, std::size_t at_least) {
    const auto pages = pages_with_tables(folder);
    CHECK(pages.size() >= at_least);
    for (const fs::path& path : pages) {
        CAPTURE(path.string());
        const Page page = read_page(file_text(path), Rules{});
        const auto expected = expected_rows(fs::path{path}.replace_extension(".expected.tsv"));
        const auto read = read_rows(page);
        CHECK(page.unread.empty());
        CHECK(expected.size() > 20);
        REQUIRE(read.size() == expected.size());
        for (std::size_t i = 0; i < read.size(); ++i) {
            CAPTURE(i);
            CHECK(read[i].start == expected[i].start);
            CHECK(read[i].end == expected[i].end);
            CHECK(read[i].deployers == expected[i].deployers);
        }
    }
}

}  // namespace

TEST_CASE("whole pages of both layouts give the starts, ends and deployers of their tables") {
    check_folder(ORIEL_PAGES, 3);
}

TEST_CASE("real pages, where they are at hand, give the starts, ends and deployers of their tables") {
    check_folder(fs::path{ORIEL_SAMPLES} / "calendar", 0);
}
