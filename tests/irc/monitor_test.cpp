#include "bot/irc/monitor.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace bot::irc;

namespace {

constexpr auto map = CaseMap::rfc1459;

Support limit(std::size_t nicks) {
    Support support;
    support.monitor = nicks;
    return support;
}

/// All lines that are due, joined by "; ".
std::string lines(Monitor& monitor) {
    std::string text;
    for (int i = 0; i < 100; ++i) {
        const auto line = monitor.next();
        if (line.empty()) return text;
        text += (text.empty() ? "" : "; ") + line;
    }
    return "no end: " + text;
}

Monitor wanting(const std::vector<std::string>& nicks, std::size_t most = 30) {
    Monitor monitor;
    monitor.want(nicks, limit(most));
    lines(monitor);
    return monitor;
}

std::string heard(Monitor& monitor, const char* line) {
    std::string text;
    const auto news = monitor.hear(*parse(line), map);
    if (!news) return text;
    for (const auto& nick : news->online) text += "+" + nick;
    for (const auto& nick : news->offline) text += "-" + nick;
    return text;
}

std::vector<std::string> many(int count, std::size_t length) {
    std::vector<std::string> nicks;
    for (int i = 0; i < count; ++i) nicks.push_back(std::to_string(1000 + i) + std::string(length - 4, 'n'));
    return nicks;
}

}  // namespace

TEST_CASE("only the difference is asked for") {
    struct Row {
        std::vector<std::string> before, after;
        const char* lines;
    };
    for (const auto& row : {
             Row{{}, {}, ""},
             Row{{}, {"ada"}, "MONITOR + ada"},
             Row{{}, {"kay", "ada"}, "MONITOR + ada,kay"},
             Row{{"ada"}, {"ADA"}, ""},
             Row{{"ada"}, {"ada", "Ada", "kay"}, "MONITOR + kay"},
             Row{{"ada", "kay"}, {"kay"}, "MONITOR - ada"},
             Row{{"ada", "bo", "kay"}, {"kay", "cy"}, "MONITOR - ada,bo; MONITOR + cy"},
             Row{{"ada", "kay"}, {}, "MONITOR C"},
             Row{{"ada", "kay"}, {"cy"}, "MONITOR C; MONITOR + cy"},
         }) {
        CAPTURE(row.lines);
        auto monitor = wanting(row.before);
        monitor.want(row.after, limit(30));
        CHECK(lines(monitor) == row.lines);
    }
}

TEST_CASE("only nicks are asked for") {
    for (const auto* bad : {"", "a b", "a,b", ":a", "a!b", "a@b", "a*", "a?", "a\r\nQUIT", "a\tb", "a\x01", "a\x7f"}) {
        CAPTURE(bad);
        CHECK(wanting({bad}).next().empty());
        Monitor monitor;
        monitor.want({bad, "ada"}, limit(1));
        CHECK(lines(monitor) == "MONITOR + ada");
    }
    Monitor monitor;
    monitor.want({std::string("a\0b", 3), std::string(65, 'n'), "[a]\\`_^{|}-9"}, limit(30));
    CHECK(lines(monitor) == "MONITOR + [a]\\`_^{|}-9");
}

TEST_CASE("the server's limit is kept, the first first") {
    struct Row {
        std::size_t limit;
        const char* lines;
    };
    for (const auto& row : {Row{0, ""}, Row{1, "MONITOR + kay"}, Row{2, "MONITOR + ada,kay"},
                            Row{Support::no_limit, "MONITOR + ada,bo,kay"}}) {
        Monitor monitor;
        monitor.want({"kay", "ada", "bo"}, limit(row.limit));
        CHECK(lines(monitor) == row.lines);
    }
    auto full = wanting({"ada", "bo"}, 2);
    full.want({"bo", "cy"}, limit(2));
    CHECK(lines(full) == "MONITOR - ada; MONITOR + cy");
}

TEST_CASE("however many are wanted, the lines are of bounded length and each nick is in one") {
    Monitor monitor;
    monitor.want(many(1000, 64), limit(Support::no_limit));
    std::size_t nicks = 0;
    for (int i = 0; i < 100; ++i) {
        const auto line = monitor.next();
        if (line.empty()) break;
        CHECK(line.size() <= 450);
        nicks += 1 + static_cast<std::size_t>(std::ranges::count(line, ','));
    }
    CHECK(nicks == Monitor::most);
    CHECK(monitor.next().empty());
    monitor.want({many(1, 64)[0]}, limit(Support::no_limit));
    CHECK(monitor.next().starts_with("MONITOR - 1001n"));
}

TEST_CASE("who is on the network is told in the spelling that was asked for, of nobody else") {
    auto monitor = wanting({"Ada[x]", "kay"});
    CHECK(heard(monitor, ":s 730 me :ada{X}!u@h.example,bo!u@h,KAY!u@h") == "+Ada[x]+kay");
    CHECK(heard(monitor, ":s 731 me :kay") == "-kay");
    CHECK(heard(monitor, ":s 731 * kay") == "-kay");
    for (const auto* line : {":s 730 me :bo!u@h", ":s 730 me :", ":s 730 me :,,", ":s 730", ":s 731 me :bo,,cy",
                             ":s 732 me :kay", ":kay!u@h QUIT :x"}) {
        CAPTURE(line);
        CHECK(heard(monitor, line).empty());
    }
    monitor.want({"Ada[x]"}, limit(30));
    CHECK(heard(monitor, ":s 731 me :kay,ada[x]") == "-Ada[x]");  // although the server does not know yet
}

TEST_CASE("who is wanted again before the server knew of anything is asked for again") {
    auto monitor = wanting({"ada", "kay"});
    monitor.want({"kay"}, limit(30));
    CHECK(heard(monitor, ":s 731 me :ada").empty());
    monitor.want({"ada", "kay"}, limit(30));
    CHECK(lines(monitor) == "MONITOR - ada; MONITOR + ada");
}

TEST_CASE("whom a full list does not take is not watched, and not asked for again until wanted again") {
    auto monitor = wanting({"ada", "bo", "kay"});
    CHECK(heard(monitor, ":s 734 me 1 bo,KAY :Monitor list is full.").empty());
    CHECK(lines(monitor).empty());
    CHECK(heard(monitor, ":s 730 me :ada!u@h,bo!u@h") == "+ada");
    CHECK(heard(monitor, ":s 734").empty());
    monitor.want({"bo"}, limit(30));
    CHECK(lines(monitor) == "MONITOR C; MONITOR + bo");
}
