#include <doctest/doctest.h>
#include <fmt/format.h>

#include "bot/desk/desk.hpp"
#include "bot/desk/journal/events.hpp"
#include "bot/desk/journal/settings.hpp"

using namespace bot::desk;
using journal::BadRecord;

namespace {

/// An enum that was a number in the journals of 0.1.0: where it stands, and its word for each number.
struct Row {
    std::string before, key, after;
    std::vector<std::string> words;

    std::string text(const std::string& value) const { return before + '"' + key + "\":" + value + after; }
};

const Row rows[] = {
    {R"({"edits":{"reference":[{"start":0,"end":0,"requests":[{"patches":[{)",
     "status",
     "}]}]}]}}",
     {"pending", "done", "not_done", "unknown"}},
    {R"({"ledger":{"lines":[{"cause":"c","due":0,"until":0,"at":0,)", "stage", "}]}}", {"wanted", "asked", "said"}},
    {R"({"ledger":{"lines":[{"cause":"c","due":0,"until":0,"at":0,)",
     "doubt",
     "}]}}",
     {"none", "restart", "reconnect"}},
    {R"({"tracker":{"runs":[{"began":0,"last":0,"ended":0,)",
     "phase",
     "}]}}",
     {"none", "started", "on testservers", "continuing"}},
    {R"({"tracker":{"runs":[{"began":0,"last":0,"ended":0,)",
     "end",
     "}]}}",
     {"open", "finished", "cancelled", "aborted", "failed", "superseded", "silent", "stopped", "promoted", "unlocked"}},
    {R"({"tracker":{"joiner":{"held":[{"since":0,"last":0,)", "end", "}]}}}", {"open", "possible", "sure", "odd"}},
    {R"({"writer":{"writings":[{"place":{"start":0},"at":0,)",
     "kind",
     "}]}}",
     {"schedule", "withdraw", "move", "mark", "undo"}},
    {R"({"event":"page edited","outcome":{"result":"not-placed"},"none":{"place":{"start":0},)",
     "why",
     "}}",
     {"no such window", "ambiguous window", "spoilt card", "no such entry", "no deploy", "listed already", "has status",
      "no nick", "nobody named", "no address", "changed meanwhile", "not understood", "too much"}},
    {R"({"tracker":{"runs":[{"began":0,"last":0,"ended":0,)", "kind", "}]}}", {"backport", "by hand", "promotion"}},
};

/// Reads a record, or what a desk remembered, and writes it again.
std::string written_again(const std::string& text) {
    if (text.starts_with(R"({"event")")) return journal::to_record(journal::from_record(text));
    Desk desk{Settings{}};
    desk.handle(Remembered{text}, {});
    return desk.remember();
}

std::string trouble(const std::string& text) {
    try {
        written_again(text);
    } catch (const BadRecord& bad) {
        return bad.what();
    }
    return "none";
}

std::string quoted(const std::string& word) {
    return '"' + word + '"';
}

}  // namespace

TEST_CASE("enums are words in the journal, and the numbers of old journals are read") {
    for (const Row& row : rows) {
        CAPTURE(row.key);
        for (std::size_t i = 0; i < row.words.size(); ++i) {
            const std::string wanted = fmt::format("\"{}\":\"{}\"", row.key, row.words[i]);
            CAPTURE(wanted);
            CHECK(written_again(row.text(std::to_string(i))).find(wanted) != std::string::npos);
            CHECK(written_again(row.text(quoted(row.words[i]))).find(wanted) != std::string::npos);
        }
    }
}

TEST_CASE("a word or a number without a meaning is refused, by the name of its member") {
    for (const Row& row : rows) {
        for (const auto& wrong :
             {std::to_string(row.words.size()), std::string("-1"), std::string("1e3"),
              std::string("18446744073709551615"), std::string("\"flying\""), std::string("true")}) {
            const std::string message = trouble(row.text(wrong));
            CAPTURE(message);
            CHECK(message.find(row.key + ": found " + (wrong == "1e3" ? "1000.0" : wrong)) != std::string::npos);
            CHECK(message.find("wanted one of " + row.words.front()) != std::string::npos);
        }
    }
    CHECK(
        trouble(rows[1].text("3")) ==
        "what the journal remembers cannot be read: ledger > lines > 0 > stage: found 3, wanted one of wanted, asked, "
        "said");
    CHECK(trouble(rows[7].text("\"flying\""))
              .starts_with("a record of the journal cannot be read: page edited > none > why: found \"flying\", wanted "
                           "one of no such"));
}

TEST_CASE("whether edits are made is a word too") {
    const std::string words[] = {"off", "dry", "on"};
    for (int i = 0; i < 3; ++i) {
        for (const auto& value : {std::to_string(i), quoted(words[i])}) {
            Settings settings;
            journal::adopt(settings, fmt::format(R"({{"writes":{}}})", value), "");
            CHECK(settings.writes == static_cast<Writes>(i));
            CHECK(journal::people(settings).find("\"writes\":" + quoted(words[i])) != std::string::npos);
        }
    }
    Settings settings;
    CHECK_THROWS_AS(journal::adopt(settings, R"({"writes":3})", ""), BadRecord);
    CHECK_THROWS_AS(journal::adopt(settings, R"({"writes":"perhaps"})", ""), BadRecord);
}

TEST_CASE("how far a private line reaches is a word, and was two yes or no") {
    const auto line = [](std::string_view more) {
        return written_again(
            fmt::format(R"({{"ledger":{{"lines":[{{"cause":"c","due":0,"until":0,"at":0{}}}]}}}})", more));
    };
    CHECK(line("").find(R"("reach":"here")") != std::string::npos);
    CHECK(line(R"(,"anywhere":true,"account":false)").find(R"("reach":"anywhere")") != std::string::npos);
    CHECK(line(R"(,"anywhere":false,"account":true)").find(R"("reach":"account")") != std::string::npos);
}

TEST_CASE("what a newer Oriel remembered is refused") {
    CHECK(trouble(R"({"version":3})") ==
          "what the journal remembers cannot be read: a newer Oriel wrote it (version 3, and this one reads up to 2): "
          "run that one");
    for (const auto* text :
         {R"({"version":"2"})", R"({"version":99999999999})", R"({"version":-1e9})", "[]", "7", "", "{"}) {
        CAPTURE(text);
        CHECK(trouble(text).starts_with("what the journal remembers cannot be read: "));
    }
}
