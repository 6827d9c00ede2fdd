#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "bot/log/joiner.hpp"
#include "bot/log/wikibugs.hpp"
#include "calendar/text.hpp"

using namespace bot::log;
namespace fs = std::filesystem;

namespace {

const fs::path folder = fs::path{ORIEL_SAMPLES} / "log";

std::vector<std::string> lines_of(const char* name) {
    std::vector<std::string> lines;
    std::ifstream file{folder / name};
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
}

/// `USER@HOST MESSAGE` of a line that lists write as `TIME NICK: USER@HOST MESSAGE` or `TIME <USER@HOST> MESSAGE`, or
/// with ` at ` for the sign; empty for any other line.
std::string said(std::string line) {
    if (line.empty() || line[0] == '#' || line[0] == '(' || line[0] == '=') return "";
    const std::size_t sign = line.find(" at ");
    const std::size_t word = line.find_first_of(":[@");
    if (sign != line.npos && (line.find('@') == line.npos) && word < sign) line.replace(sign, 4, "@");
    const std::size_t at = line.find('@');
    if (at == line.npos || at == 0) return "";
    std::size_t from = line.find_last_of(" <", at);
    from = from == line.npos ? 0 : from + 1;
    line = line.substr(from);
    const std::size_t blank = line.find(' ');
    if (blank != line.npos && blank > 0 && (line[blank - 1] == '>' || line[blank - 1] == ':')) line.erase(blank - 1, 1);
    return line;
}

/// Keywords of the facts; a message that has a name followed by one of these is the tool's.
bool of_the_tool(const std::string& line) {
    const std::string_view message = std::string_view{line}.substr(std::min(line.find(' '), line.size()));
    for (const char* word : {" Started scap", " Finished scap", " Started deploy", " Finished deploy", " Synchronized ",
                             " rebuilt ", " Scap ", " Locking ", " Unlocked ", " Forcefully ", " Pruned ",
                             " sync-world ", " Rolling ", " Installing ", " Installation ", " Stopping "})
        if (message.starts_with(word)) return true;
    return message.find("Continuing with ") != message.npos || message.find(": Rolling back") != message.npos ||
           message.find(": Backport for ") != message.npos;
}

}  // namespace

TEST_CASE("every real line of the tool is known" * doctest::skip(!fs::exists(folder))) {
    int known = 0;
    for (const std::string& sample : lines_of("sal-samples.txt")) {
        const std::string line = said(sample);
        if (line.empty() || !of_the_tool(line)) continue;
        CAPTURE(sample);
        const auto read = read_line("!log " + line);
        REQUIRE(read);
        CHECK(to_text(read->message.kind) != "unknown");
        ++known;
    }
    CHECK(known >= 30);
}

TEST_CASE("every real line of a console is known" * doctest::skip(!fs::exists(folder))) {
    int known = 0;
    for (const std::string& sample : lines_of("sal-samples.txt")) {
        // `HH:MM:SS MESSAGE`
        const std::string_view time = std::string_view{sample}.substr(0, 9);
        if (time.size() < 9 || time[2] != ':' || time[5] != ':' || time[8] != ' ') continue;
        const std::string message = sample.substr(9);
        if (message.starts_with("scap check") || message.starts_with("scap finished") || message == "Sync cancelled.")
            continue;  // never sent to the channel in this wording
        CAPTURE(message);
        CHECK(to_text(read_line("!log ada@deploy2002 " + message)->message.kind) != "unknown");
        ++known;
    }
    CHECK(known >= 8);
}

TEST_CASE("every real step of the train is known, and its reverts are backports" * doctest::skip(!fs::exists(folder))) {
    int steps = 0;
    for (const std::string& sample : lines_of("train-history.txt")) {
        CAPTURE(sample);
        const std::string subject{calendar::trim(sample.substr(sample.rfind('|') + 1))};
        if (subject.starts_with("Revert")) continue;
        const auto read =
            read_line("!log ada@deploy2002 rebuilt and synchronized wikiversions files: " + subject + "  refs T1234");
        REQUIRE(read->message.promotion);
        CHECK(read->message.kind == Kind::promoted);
        CHECK(subject.ends_with(read->message.promotion->version));
        CHECK(subject.starts_with(read->message.promotion->group));
        CHECK(read->message.promotion->task == "T1234");
        ++steps;
    }
    CHECK(steps >= 600);
    for (const std::string& sample : lines_of("scap-revert-commits.txt")) {
        const std::size_t from = sample.find("| Revert \"") + 2;
        const std::string subject = sample.substr(from, sample.rfind(" | ") - from);
        const auto read = read_line("!log ada@deploy2002 Finished scap: Backport for [[gerrit:5|" + subject +
                                    "]] (duration: 01m 02s)");
        REQUIRE(read->message.entries.size() == 1);
        CHECK(read->message.entries[0].subject == subject);
    }
}

TEST_CASE("the real line that was cut is joined" * doctest::skip(!fs::exists(folder))) {
    Joiner joiner;
    std::size_t most = 0;
    calendar::Instant at{};
    for (const std::string& sample : lines_of("sal-samples.txt"))
        for (const Whole& message : joiner.hear("log", sample, at += std::chrono::seconds{1}))
            if (message.pieces == 2 && message.line.message.end == End::sure)
                most = std::max(most, message.line.message.entries.size());
    CHECK(most == 6);
}

TEST_CASE("every real line of the review bot is known" * doctest::skip(!fs::exists(folder))) {
    int known = 0;
    for (const std::string& sample : lines_of("sal-samples.txt")) {
        if (!sample.starts_with('(') || sample.find(" - https://") == sample.npos) continue;
        CAPTURE(sample);
        const auto line = read_wikibugs(sample);
        REQUIRE(line);
        CHECK(line->change > 0);
        CHECK(line->repository.starts_with("extensions/"));
        CHECK(line->branch.starts_with("wmf/"));
        CHECK(line->approved_by.empty() == (sample.find("Approved by") == sample.npos));
        ++known;
    }
    CHECK(known == 4);
}
