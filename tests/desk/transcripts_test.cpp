#include "tests/desk/transcript.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "bot/desk/wording/sentences.hpp"
#include "tests/desk/line_diff.hpp"

namespace {

/// Whether `line` may be this sentence with its placeholders filled in: its fixed words all occur in it, in order.
bool could_be(std::string_view line, std::string_view sentence) {
    std::size_t at = 0;
    while (!sentence.empty()) {
        const auto brace = sentence.find('{');
        const std::string_view words = sentence.substr(0, brace);
        const auto found = line.find(words, at);
        if (found == line.npos) return false;
        at = found + words.size();
        if (brace == sentence.npos) break;
        sentence.remove_prefix(sentence.find('}', brace) + 1);
    }
    return true;
}

/// Sentences that reach people by another way than a line: the evidence of a step that the page gave (`oriel replay`),
/// and summaries of edits (the history of the page).
bool not_on_irc(bot::desk::wording::Sentence sentence) {
    using enum bot::desk::wording::Sentence;
    const auto all = {evidence_listed,   evidence_listed_again, evidence_unlisted, evidence_done,
                      evidence_not_done, evidence_unmarked,     evidence_ended,    evidence_reopened,
                      summary_for,       summary_undo,          summary_mark,      mark_none,
                      mark_taken_back};
    return std::find(all.begin(), all.end(), sentence) != all.end();
}

/// Played once.
const std::vector<std::string>& everything_said() {
    static const std::vector<std::string> said = [] {
        std::vector<std::string> all;
        for (const auto& file : tests::transcript_files()) {
            for (auto& line : tests::play(file).lines) all.push_back(std::move(line));
        }
        return all;
    }();
    return said;
}

}  // namespace

TEST_CASE("every transcript plays as it is written, and its journal gives the same desk") {
    const auto files = tests::transcript_files();
    REQUIRE(!files.empty());
    for (const auto& file : files) {
        CAPTURE(file);
        const tests::Played played = tests::play(file);
        const std::string diff = tests::line_diff(played.wanted, played.got);
        CHECK_MESSAGE(diff.empty(), file, " plays otherwise (- as written, + as played):\n", diff,
                      "If that is right, rewrite it: ORIEL_WRITE_TRANSCRIPTS=1 tests/run -R desk");
        CHECK(played.journal_agrees);
        CHECK(played.histories_in_order);
        if (played.wanted != played.got && std::getenv("ORIEL_WRITE_TRANSCRIPTS")) std::ofstream(file) << played.got;
    }
}

TEST_CASE("some transcript holds every sentence Oriel has") {
    const auto& said = everything_said();
    for (const auto& sentence : bot::desk::wording::sentences()) {
        if (not_on_irc(sentence.id)) continue;
        CAPTURE(sentence.text);
        CHECK(std::any_of(said.begin(), said.end(), [&](auto& line) { return could_be(line, sentence.text); }));
    }
}

TEST_CASE("some transcript holds what is said of every finding, with its cure") {
    const auto& said = everything_said();
    std::vector<bot::desk::wording::FindingRow> all(bot::desk::wording::finding_sentences().begin(),
                                                    bot::desk::wording::finding_sentences().end());
    for (const auto& special : bot::desk::wording::special_sentences()) all.push_back(special.row);
    for (const auto& finding : all) {
        // On IRC, the next window with room replaces this remedy.
        const bool over = finding.code == gerrit::Code::over_limit;
        const std::string sentence = std::string(finding.what) + (over ? "" : ": " + std::string(finding.cure));
        CAPTURE(sentence);
        CHECK(std::any_of(said.begin(), said.end(), [&](auto& line) { return could_be(line, sentence); }));
    }
}
