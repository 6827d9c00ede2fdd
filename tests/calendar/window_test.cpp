#include "calendar/window.hpp"

#include <doctest/doctest.h>

using namespace calendar;

TEST_CASE("a window holds its start and not its end") {
    Window window;
    window.start = *parse_instant("2023-01-16T14:00Z");
    window.end = *parse_instant("2023-01-16T15:00Z");
    CHECK(window.contains(window.start));
    CHECK_FALSE(window.contains(window.end));
    CHECK(anchor(window) == "deploycal-item-20230116T1400");
}

TEST_CASE("different changes are counted, those without number are not") {
    const auto patch = [](std::optional<int> change) {
        Patch result;
        result.change = change;
        return result;
    };
    Window window;
    CHECK(window.used() == 0);
    window.requests = {{"ada", {patch(1), patch(2), patch(std::nullopt)}}, {std::nullopt, {patch(2), patch(3)}}};
    CHECK(window.used() == 3);
}

TEST_CASE("statuses have words") {
    CHECK(to_text(Status::pending) == "pending");
    CHECK(to_text(Status::done) == "done");
    CHECK(to_text(Status::not_done) == "not_done");
    CHECK(to_text(Status::unknown) == "unknown");
}
