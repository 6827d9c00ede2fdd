#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>
#include <cstdlib>

#include "tests/tree/played.hpp"

using namespace tree;

namespace {

long from_environment(const char* name, long otherwise) {
    const char* value = std::getenv(name);
    return value ? std::atol(value) : otherwise;
}

struct Row {
    Result result;
    long deployments = 0;
};
using Rows = std::array<Row, static_cast<std::size_t>(Trouble::last_one)>;

std::string table(const Rows& rows, const char* what) {
    std::string out =
        fmt::format("{:20}{:>12}{:>9}{:>9}{:>11}{:>9}{:>13}{:>13}{:>7}{:>11}\n", what, "deployments", "looks",
                    "right %", "unknown %", "behind %", "wrongly live", "wrongly dead", "late", "questions");
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Result& r = rows[i].result;
        const auto share = [&](long n) {
            return r.looks ? 100.0 * static_cast<double>(n) / static_cast<double>(r.looks) : 0;
        };
        out += fmt::format("{:20}{:12}{:9}{:9.2f}{:11.2f}{:9.2f}{:13}{:13}{:7}{:11}\n",
                           to_text(static_cast<Trouble>(i)), rows[i].deployments, r.looks, share(r.right),
                           share(r.unknown), share(r.behind), r.wrong_live, r.wrong_dead, r.late, r.questions);
    }
    return out;
}

Rows play_all(long first, long wanted, bool proof) {
    Rows rows;
    long deployments = 0;
    for (long seed = first, failed = 0; deployments < wanted && failed < 3; ++seed) {
        const Story story = draw_story(static_cast<std::uint64_t>(seed));
        const Result result = play(story, proof);
        Row& row = rows[static_cast<std::size_t>(story.trouble)];
        row.result.add(result);
        row.deployments += story.deployments;
        deployments += story.deployments;
        if (result.wrong_live == 0 && result.wrong_dead == 0 && result.late == 0) continue;
        ++failed;
        std::string faults;
        for (const auto& fault : result.faults) faults += "  " + fault + "\n";
        FAIL_CHECK("seed " << seed << "\n"
                           << faults << (std::getenv("ORIEL_STORY") ? told(story) : "")
                           << "  again: ORIEL_SEED=" << seed << " ORIEL_DEPLOYMENTS=1 test_tree");
    }
    return rows;
}

}  // namespace

TEST_CASE("by the log alone, nothing is called live or dead that is not") {
    const long wanted = from_environment("ORIEL_DEPLOYMENTS", 600);
    const Rows rows = play_all(from_environment("ORIEL_SEED", 1), wanted, false);
    fmt::print("{}", table(rows, "by the log alone"));
    if (wanted >= 600) CHECK(rows[0].result.right > 1000);
}

TEST_CASE("with what the servers say, every state is true within two minutes") {
    const long wanted = from_environment("ORIEL_DEPLOYMENTS", 600);
    const Rows rows = play_all(from_environment("ORIEL_SEED", 1), wanted, true);
    fmt::print("{}", table(rows, "with the servers"));
    for (const Row& row : rows) {
        if (wanted >= 600) CHECK(row.result.right > 500);
    }
}
