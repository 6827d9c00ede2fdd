#include "calendar/count.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace calendar;

namespace {

/// A window whose requests list these changes; 0 is an entry without a number.
Window window(std::optional<int> limit, const std::vector<std::vector<int>>& requests) {
    Window result;
    result.limit = limit;
    for (const auto& changes : requests) {
        Request& request = result.requests.emplace_back();
        for (const int change : changes)
            request.patches.emplace_back().change = change == 0 ? std::nullopt : std::optional{change};
    }
    return result;
}

/// `used/limit` and the place of each entry, with `a` for again, `d` for duplicate, `o` for over.
std::string counted(const Window& window, const std::set<int>& accepted = {}) {
    const Count count = calendar::count(window, accepted);
    std::string text = fmt::format("{}/{} over {}:", count.used, count.limit.value_or(-1), count.over());
    for (const Counted& entry : count.entries)
        text += fmt::format(" {}{}{}{}", entry.place, entry.again ? "a" : "", entry.duplicate ? "d" : "",
                            entry.over ? "o" : "");
    return text;
}

}  // namespace

TEST_CASE("each different change counts one, in page order") {
    CHECK(counted(window(6, {})) == "0/6 over 0:");
    CHECK(counted(window(6, {{}, {}})) == "0/6 over 0:");
    CHECK(counted(window(6, {{1, 2}, {3}})) == "3/6 over 0: 1 2 3");
    CHECK(counted(window(6, {{1, 0}, {0, 3}})) == "2/6 over 0: 1 0 0 2");
    CHECK(counted(window(6, {{1, 2}, {1, 3, 2, 2}})) == "3/6 over 0: 1d 2d 1ad 3 2ad 2ad");
}

TEST_CASE("those behind the limit are over it, unless somebody accepted them") {
    const Window full = window(2, {{1, 2, 0, 3}, {4, 3}});
    CHECK(counted(full) == "4/2 over 2: 1 2 0 3do 4o 3ado");
    CHECK(counted(full, {3}) == "4/2 over 1: 1 2 0 3d 4o 3ad");
    CHECK(counted(full, {3, 4, 9}) == "4/2 over 0: 1 2 0 3d 4 3ad");
    CHECK(counted(window(2, {{1, 1, 1, 2}})) == "2/2 over 0: 1d 1ad 1ad 2");
}

TEST_CASE("a window without a limit has no room, and nothing in it is over") {
    const Window other = window(std::nullopt, {{1, 2, 3}});
    CHECK(counted(other) == "3/-1 over 0: 1 2 3");
    CHECK_FALSE(count(other).room());
}

TEST_CASE("whatever became of an entry, it keeps its place") {
    Window done = window(1, {{1, 2}});
    done.requests[0].patches[0].status = Status::done;
    done.requests[0].patches[1].status = Status::not_done;
    CHECK(counted(done) == "2/1 over 1: 1 2o");
}

TEST_CASE("room is what the limit leaves, and never less than nothing") {
    CHECK(count(window(6, {{1, 2}})).room() == 4);
    CHECK(count(window(2, {{1, 2}})).room() == 0);
    CHECK(count(window(2, {{1, 2, 3}})).room() == 0);
    CHECK(count(window(2, {{1, 2, 3}}), {3}).room() == 0);
    CHECK(count(window(0, {})).room() == 0);
}

TEST_CASE("an entry knows where it stands on the page") {
    const Count count = calendar::count(window(6, {{}, {5, 0}, {6}}));
    REQUIRE(count.entries.size() == 3);
    CHECK(count.entries[1].request == 1);
    CHECK(count.entries[1].patch == 1);
    CHECK(count.entries[2].request == 2);
    CHECK(count.entries[2].patch == 0);
}
