#include "bot/log/text.hpp"

#include <doctest/doctest.h>

using namespace bot::log;
using namespace std::chrono_literals;

TEST_CASE("formatting of chat programs is dropped, its numbers too") {
    CHECK(without_codes("\x02"
                        "bold\x0F plain\x1F\x1D\x16") == "bold plain");
    CHECK(without_codes("\x03"
                        "04red\x03 \x03"
                        "3,12green\x03"
                        "123") == "red green3");
    CHECK(without_codes("\x03"
                        "4,red \x04"
                        "FF00AAhex\x04"
                        "12") == ",red hex12");
    CHECK(without_codes("a\tb\x01"
                        "c") == "a b c");
    CHECK_FALSE(has_codes("plain \xD8\xB3"));
    CHECK(has_codes("a\x7F"));
}

TEST_CASE("a blank of a pattern may be missing in the text, and a star takes what comes before the next character") {
    CHECK(match("Startedscap: x", "Started scap:").rest == " x");
    CHECK(match("Started   scap: x", "Started scap:").rest == " x");
    const auto words = match("Started deploy [a/b@1234567] (eqiad): why", "Started deploy [*] (*):");
    CHECK(words.whole());
    CHECK(words.holes[0] == "a/b@1234567");
    CHECK(words.holes[1] == "eqiad");
    CHECK(words.rest == " why");
}

TEST_CASE("a text that ends within a pattern has begun it, another has not") {
    CHECK(match("Started sc", "Started scap:").how == Match::How::begun);
    CHECK(match("", "Started").how == Match::How::begun);
    CHECK(match("Synchronized file", "Synchronized *:").how == Match::How::begun);
    CHECK(match("Started up", "Started scap:").how == Match::How::none);
    CHECK(match("started scap:", "Started scap:").how == Match::How::none);
}

TEST_CASE("a duration is taken off the end only") {
    struct {
        const char* text;
        std::optional<std::chrono::seconds> duration;
        const char* left;
    } const rows[] = {
        {"well (duration: 08m 47s)", 8min + 47s, "well"},
        {"well(duration:08m47s)", 8min + 47s, "well"},
        {"(duration: 1h 02m 03s) ", 1h + 2min + 3s, ""},
        {"x (duration: 2d 00h 00m 01s)", 48h + 1s, "x"},
        {"(duration: 01m 02s) x", std::nullopt, "(duration: 01m 02s) x"},
        {"x (duration: 01m 02", std::nullopt, "x (duration: 01m 02"},
        {"x (duration: 01m 02)", std::nullopt, "x (duration: 01m 02)"},
        {"x (duration: 9999999s)", std::nullopt, "x (duration: 9999999s)"},
        {"x (planned duration: 5s)", std::nullopt, "x (planned duration: 5s)"},
        {"", std::nullopt, ""},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        std::string_view text = row.text;
        CHECK(take_duration(text) == row.duration);
        CHECK(text == row.left);
    }
}
