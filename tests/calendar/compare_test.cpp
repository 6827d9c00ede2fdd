#include <doctest/doctest.h>

#include <string>

#include "calendar/schedule.hpp"

using namespace calendar;

namespace {

/// `name@day hour`, hours in UTC, days in UTC as well.
Window window(const std::string& text) {
    const auto sign = text.find('@');
    Window result;
    result.name = text.substr(0, sign);
    const int day = std::stoi(text.substr(sign + 1));
    const int hour = std::stoi(text.substr(text.find(' ')));
    const date::sys_days midnight = date::year{2023} / 1 / day;
    result.start = midnight + std::chrono::hours{hour};
    result.end = result.start + std::chrono::hours{1};
    result.day = date::local_days{midnight.time_since_epoch()};
    return result;
}

Schedule schedule(const std::vector<std::string>& texts) {
    std::vector<Window> windows;
    for (const std::string& text : texts) windows.push_back(window(text));
    return Schedule{windows};
}

std::string told(const Changes& changes) {
    const auto text = [](const Window& one) { return one.name + to_text(one.start).substr(8, 5); };
    std::string result;
    for (const auto& [before, after] : changes.renamed) result += "renamed " + text(before) + ">" + text(after) + " ";
    for (const auto& [before, after] : changes.moved) result += "moved " + text(before) + ">" + text(after) + " ";
    for (const Window& one : changes.gone) result += "gone " + text(one) + " ";
    for (const Window& one : changes.added) result += "added " + text(one) + " ";
    return result;
}

}  // namespace

TEST_CASE("two readings of the page are compared") {
    struct {
        std::string what;
        std::vector<std::string> before, after;
        std::string told;
    } rows[] = {
        {"nothing changed", {"a@1 13", "b@1 13"}, {"b@1 13", "a@1 13"}, ""},
        {"all new", {}, {"a@1 13"}, "added a01T13 "},
        {"all gone", {"a@1 13"}, {}, "gone a01T13 "},
        {"moved on its day", {"a@1 13", "b@1 14"}, {"a@1 15", "b@1 14"}, "moved a01T13>a01T15 "},
        {"moved to another day", {"a@1 13"}, {"a@2 13"}, "gone a01T13 added a02T13 "},
        {"renamed", {"a@1 13"}, {"b@1 13"}, "renamed a01T13>b01T13 "},
        {"by name before by start", {"a@1 13"}, {"b@1 13", "a@1 14"}, "moved a01T13>a01T14 added b01T13 "},
        {"swapped", {"a@1 13", "b@1 14"}, {"b@1 13", "a@1 14"}, "moved a01T13>a01T14 moved b01T14>b01T13 "},
        {"in page order", {"a@1 13", "a@1 14"}, {"a@1 15", "a@1 16"}, "moved a01T13>a01T15 moved a01T14>a01T16 "},
        {"one of two", {"a@1 13", "a@1 14"}, {"a@1 14", "a@1 15"}, "moved a01T13>a01T15 "},
        {"twins", {"a@1 13", "a@1 13"}, {"a@1 13"}, "gone a01T13 "},
        {"two renamed", {"a@1 13", "b@1 13"}, {"c@1 13", "d@1 13"}, "renamed a01T13>c01T13 renamed b01T13>d01T13 "},
        {"moved and renamed", {"a@1 13"}, {"b@1 14"}, "gone a01T13 added b01T14 "},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        CHECK(told(compare(schedule(row.before), schedule(row.after))) == row.told);
    }
}

TEST_CASE("start and name make a window the same, whatever else changed") {
    Window a = window("a@1 13");
    Window b = a;
    b.end += std::chrono::hours{1};
    b.deployers = {"ada"};
    CHECK(same_window(a, b));
    b.name = "A";
    CHECK_FALSE(same_window(a, b));
}
