#include "calendar/schedule.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace calendar;

namespace {

Instant at(std::string_view time) {
    return *parse_instant("2023-01-16T" + std::string{time} + "Z");
}

Window window(std::string name, std::string_view start, std::string_view end) {
    Window result;
    result.name = std::move(name);
    result.start = at(start);
    result.end = at(end);
    return result;
}

std::string names(const std::vector<Window>& windows) {
    std::string text;
    for (const Window& one : windows) text += one.name;
    return text;
}

}  // namespace

TEST_CASE("questions to a schedule are answered with lists in order of start, then of the page") {
    const Schedule schedule{{window("c", "15:00", "16:00"), window("a", "14:00", "17:00"),
                             window("b", "14:00", "14:30"), window("d", "15:00", "15:30")}};
    CHECK(names(schedule.windows()) == "abcd");

    CHECK(names(schedule.open_at(at("13:59:59"))) == "");
    CHECK(names(schedule.open_at(at("14:00"))) == "ab");
    CHECK(names(schedule.open_at(at("14:30"))) == "a");
    CHECK(names(schedule.open_at(at("15:00"))) == "acd");
    CHECK(names(schedule.open_at(at("17:00"))) == "");

    CHECK(names(schedule.next_after(at("13:00"))) == "ab");
    CHECK(names(schedule.next_after(at("14:00"))) == "cd");
    CHECK(names(schedule.next_after(at("15:00"))) == "");
    CHECK(schedule.next_start(at("14:30")) == at("15:00"));
    CHECK(schedule.next_start(at("15:00")) == std::nullopt);

    CHECK(names(schedule.started(at("13:00"), at("14:00"))) == "ab");
    CHECK(names(schedule.started(at("14:00"), at("14:59"))) == "");
    CHECK(names(schedule.started(at("13:59:59"), at("15:00"))) == "abcd");
    CHECK(names(schedule.started(at("15:00"), at("13:00"))) == "");

    CHECK(names(schedule.between(at("14:30"), at("15:00"))) == "a");
    CHECK(names(schedule.between(at("13:00"), at("14:00"))) == "");
    CHECK(names(schedule.between(at("15:59"), at("23:00"))) == "ac");
}

TEST_CASE("an empty schedule answers nothing") {
    const Schedule schedule;
    CHECK(schedule.empty());
    CHECK(schedule.open_at(at("14:00")).empty());
    CHECK(schedule.next_after(at("14:00")).empty());
    CHECK_FALSE(schedule.next_start(at("14:00")));
}
