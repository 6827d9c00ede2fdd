#include "bot/log/backport.hpp"

#include <doctest/doctest.h>

using namespace bot::log;

namespace {

/// `NUMBER=SUBJECT<T1,T2>` of each entry, with `~` after a truncated one.
std::string shown(std::string_view text) {
    std::string all;
    const auto backport = read_backport(text);
    if (!backport) return "none";
    for (const Entry& entry : backport->entries) {
        all += (all.empty() ? "" : "; ") + std::to_string(entry.number) + '=' + entry.subject;
        for (const auto& task : entry.tasks) all += '<' + task + '>';
        if (!entry.whole) all += '~';
    }
    return all;
}

}  // namespace

TEST_CASE("entries are found by their opening brackets") {
    struct {
        const char *text, *entries;
    } const rows[] = {
        {"Backport for [[gerrit:1000001|Lamps on, please]]", "1000001=Lamps on, please"},
        {"Backport for [[gerrit:1|A, b (T1 T22)]], [[gerrit:2|C {{d}}]]", "1=A, b<T1><T22>; 2=C {{d}}"},
        {"Backport for[[gerrit:1|A(T1T22)]],[[gerrit:2|C]][[gerrit:3|D]]", "1=A<T1><T22>; 2=C; 3=D"},
        {"Backport for [[gerrit:1|[xx] list [y]]], [[gerrit:2|b]]", "1=[xx] list [y]; 2=b"},
        {"Backport for [[gerrit:1|see [[Page]] first]], [[gerrit:2|b]]", "1=see [[Page]] first; 2=b"},
        {"Backport for [[gerrit:1|quotes [[gerrit:9|x]] and more]]", "1=quotes [[gerrit:9|x]] and more"},
        {"Backport for [[gerrit:1|(not T1 a task)]]", "1=(not T1 a task)"},
        {"Backport for [[gerrit:1|]]", "1="},
        {"Backport for [[gerrit:1|A]], [[gerrit:12", "1=A"},
        {"Backport for [[gerrit:1|A]], [[gerrit:2|b (T1", "1=A; 2=b (T1~"},
        {"Backport for [[gerrit:1234567890|A]], [[gerrit:2|b]]", "2=b"},
        {"Backport for [[gerrit:1|A]], [[gerrit:1234567890|b]], [[gerrit:3|c]]", "1=A; 3=c"},
        {"Backport for [[gerrit:-1|A]]", ""},
        {"Backport for nothing", ""},
        {"backport for [[gerrit:1|A]]", "none"},
        {"A Backport for [[gerrit:1|A]]", "none"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(shown(row.text) == row.entries);
    }
}

TEST_CASE("what follows the last bracket is told, unless changes go on") {
    CHECK(read_backport("Backport for [[gerrit:1|A]] and then")->tail == "and then");
    CHECK(read_backport("Backport for [[gerrit:1|A]]")->tail == "");
    CHECK(read_backport("Backport for [[gerrit:1|A]], [[ger")->tail == std::nullopt);
    CHECK(read_backport("Backport for [[gerrit:1|A]],")->tail == std::nullopt);
    CHECK(read_backport("Backport for [[gerrit:1|A]], [[gerrit:2|b")->tail == std::nullopt);
    CHECK(read_backport("Backport for [[gerrit:1|A")->tail == std::nullopt);
}

TEST_CASE("the number of entries is bounded") {
    std::string text = "Backport for ";
    for (int i = 0; i < 500; ++i) text += "[[gerrit:7|x]], ";
    CHECK(read_backport(text)->entries.size() == 64);
}
