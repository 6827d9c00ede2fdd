#include "tests/desk/old_journals.hpp"

#include <doctest/doctest.h>

#include <set>

#include "bot/desk/desk.hpp"
#include "bot/desk/journal/events.hpp"

using namespace bot::desk;
using journal::from_record;
using journal::to_record;

namespace {

Desk recalled(const std::string& text, calendar::Instant now) {
    Desk desk{Settings{}};
    desk.handle(Remembered{text}, now);
    return desk;
}

/// Where a record held a number for an enum, until 0.1.0.
bool has_numbers(std::string_view record) {
    return record.find(R"("none":{"why":)") != std::string_view::npos;
}

}  // namespace

TEST_CASE("every record of an old journal is read, and written as before but for words in the place of numbers") {
    std::set<std::size_t> kinds;
    for (const auto& old : tests::old_journals()) {
        for (const auto& [at, record] : old.records) {
            CAPTURE(old.name);
            CAPTURE(record.substr(0, 200));
            const Event event = from_record(record);
            const std::string again = to_record(event);
            CHECK(from_record(again) == event);
            CHECK((again == record) != has_numbers(record));
            kinds.insert(event.index());
        }
    }
    // All but GateRead, which no journal keeps.
    CHECK(kinds.size() == std::variant_size_v<Event> - 1);
}

// Nothing is allowed to differ.
TEST_CASE("what an old desk remembered is what this desk comes to by the same events") {
    for (const auto& old : tests::old_journals()) {
        CAPTURE(old.name);
        Desk desk{Settings{}};
        for (const auto& [at, record] : old.records) desk.handle(from_record(record), at);
        const std::string remembered = desk.remember();
        CHECK(remembered == recalled(old.remembered, old.records.back().first).remember());
        CHECK(remembered.starts_with(R"({"version":2,)"));
    }
}

TEST_CASE("a desk that recalls what it remembered is the same desk") {
    for (const auto& old : tests::old_journals()) {
        CAPTURE(old.name);
        const calendar::Instant now = old.records.back().first;
        Desk desk = recalled(old.remembered, now);
        Desk again = recalled(desk.remember(), now);
        CHECK(again.remember() == desk.remember());
        CHECK(again.wakes_at() == desk.wakes_at());
        // Both go on alike.
        const calendar::Instant later = now + std::chrono::minutes{10};
        CHECK(again.handle(Started{"0.2.0"}, later) == desk.handle(Started{"0.2.0"}, later));
        CHECK(again.handle(Tick{}, later) == desk.handle(Tick{}, later));
        CHECK(again.remember() == desk.remember());
    }
}
