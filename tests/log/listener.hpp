#pragma once
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "bot/log/joiner.hpp"

/// Shows the values of a failed check.
template <>
struct doctest::StringMaker<std::vector<std::string>> {
    static String convert(const std::vector<std::string>& lines) {
        std::string all;
        for (const std::string& line : lines) all += '{' + line + '}';
        return all.c_str();
    }
};

/// A joiner with a clock in seconds; its results are recorded as text.
namespace bot::log::test {

struct Listener {
    Joiner joiner;
    std::vector<std::string> out;  ///< `KIND USER NUMBER,NUMBER`, with `~` if its end is missing

    void hear(std::string_view text, int second, std::string_view speaker = "log") {
        tell(joiner.hear(speaker, text, at(second)));
    }
    void wait(int second) { tell(joiner.give_up(at(second))); }

    static calendar::Instant at(int second) {
        return calendar::Instant{std::chrono::hours{500'000}} + std::chrono::seconds{second};
    }

    static std::string shown(const LogLine& line) {
        std::string text = std::string{to_text(line.message.kind)} + ' ' + line.user + ' ';
        for (const Entry& entry : line.message.entries) text += std::to_string(entry.number) + ',';
        text.pop_back();
        return text + (line.message.end == End::open || line.message.end == End::odd ? "~" : "");
    }

private:
    void tell(const std::vector<Whole>& messages) {
        for (const Whole& message : messages) out.push_back(shown(message.line));
    }
};

using Lines = std::vector<std::string>;

}  // namespace bot::log::test
