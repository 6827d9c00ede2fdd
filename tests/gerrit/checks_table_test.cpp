#include "checks_table.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace gerrit;

namespace {

std::vector<Row> all_rows() {
    std::vector<Row> all;
    for (const auto& part : {page_rows(), change_rows(), branch_rows(), dependency_rows()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

bool finds(const WindowCheck& check, Code code) {
    return std::ranges::any_of(check.patches, [&](const Checked& entry) {
        return std::ranges::find(entry.findings, code, &Finding::code) != entry.findings.end();
    });
}

}  // namespace

TEST_CASE("what a page lists and what Gerrit says gives this count and these codes") {
    const auto rows = all_rows();
    CHECK(rows.size() >= 60);
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const Result result = run(row);
        CHECK(shown(result.check) == row.expected);
        CHECK(finds(result.check, row.code) == row.there);
    }
}

TEST_CASE("every code is found somewhere, and not found where little is different") {
    const auto rows = all_rows();
    for (const Code code : codes()) {
        CAPTURE(to_text(code));
        CHECK(std::ranges::any_of(rows, [&](const Row& row) { return row.code == code && row.there; }));
        CHECK(std::ranges::any_of(rows, [&](const Row& row) { return row.code == code && !row.there; }));
    }
}

TEST_CASE("findings are sorted, of the patch they stand on, and each is there once") {
    for (const Row& row : all_rows()) {
        CAPTURE(row.name);
        const Result result = run(row);
        for (const Checked& entry : result.check.patches) {
            std::set<std::string> causes;
            for (std::size_t i = 0; i < entry.findings.size(); ++i) {
                const Finding& finding = entry.findings[i];
                CHECK(finding.change == entry.patch.change);
                CHECK(causes.insert(cause(finding)).second);
                if (i > 0) CHECK(severity(entry.findings[i - 1].code) >= severity(finding.code));
            }
            CHECK(entry.worst() == (entry.findings.empty() ? Severity::note : severity(entry.findings[0].code)));
        }
    }
}

TEST_CASE("what is wanted to be asked is enough to find all that") {
    for (const Row& row : all_rows()) {
        const bool takes_time =
            std::ranges::any_of(row.changes, [](const Made& made) { return !made.asked || made.conflicts > 1; });
        if (takes_time) continue;
        CAPTURE(row.name);
        CHECK(shown(run(row, true).check) == row.expected);
    }
}
