#include "tests/desk/old_journals.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "bot/desk/desk.hpp"
#include "bot/desk/journal/events.hpp"

using namespace bot::desk;
using journal::from_record;
using journal::to_record;

namespace {

using Json = nlohmann::ordered_json;

Desk recalled(const std::string& text, calendar::Instant now) {
    Desk desk{Settings{}};
    desk.handle(Remembered{text}, now);
    return desk;
}

/// Without what the rules of today decide otherwise than those of 0.1.0: what runs carry, who is reminded, and what
/// Gerrit is asked about, and when.
Json comparable(const std::string& remembered) {
    Json j = Json::parse(remembered);
    j["ledger"].erase("next");
    auto& lines = j["ledger"]["lines"];
    lines.erase(std::remove_if(lines.begin(), lines.end(),
                               [](const Json& line) {
                                   const auto cause = line["cause"].get<std::string>();
                                   return cause.starts_with("carried/") || cause.starts_with("again/") ||
                                          cause.starts_with("login/");
                               }),
                lines.end());
    for (Json& line : lines) line.erase("order");
    for (Json& track : j["tracker"]["tracks"]) {
        auto& history = track["history"];
        history.erase(std::remove_if(history.begin(), history.end(),
                                     [](const Json& step) {
                                         const auto evidence = step.at(4).get<std::string>();
                                         return evidence.find("carried") != std::string::npos;
                                     }),
                      history.end());
        track.erase("went_live");
    }
    for (const char* of_questions : {"suspects", "answered", "under_way", "asked", "since", "roots"}) {
        j["review"].erase(of_questions);
    }
    j.erase("patch_sets");
    // The words of lines that are still to be said.
    for (Json& line : j["ledger"]["lines"]) line.erase("text");
    // Why a run ended badly: 0.1.0 kept it in no step.
    for (Json& track : j["tracker"]["tracks"]) {
        for (Json& step : track["history"]) {
            if (step.at(2) == "log") step.at(5) = step.at(6) = "";
        }
    }
    // Gaps were not remembered.
    for (const char* of_gaps : {"gaps", "search", "marks"}) j["tracker"].erase(of_gaps);
    for (Json& run : j["tracker"]["runs"]) run.erase("missed_from");
    // A reason that Gerrit's carrier did not give.
    if (j["review"]["failure"] == "no answer") j["review"]["failure"] = "";
    return j;
}

/// The first member of a record that is not written as it was; empty: none. Members may have been added.
std::string differs(const std::string& record, const std::string& again) {
    const Json before = Json::parse(record), after = Json::parse(again);
    for (const auto& [name, value] : before.items()) {
        // The reason why there is no edit was a number.
        Json now = after.value(name, Json());
        if (name == "none" && !value.is_null() && now["why"].is_string()) now["why"] = value["why"];
        if (now != value) return name;
    }
    return {};
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
            CHECK(differs(record, again) == "");
            kinds.insert(event.index());
        }
    }
    // All but GateRead, which no journal keeps, and the events that 0.1.0 did not have.
    constexpr std::size_t newer = 4;
    CHECK(kinds.size() == std::variant_size_v<Event> - 1 - newer);
}

TEST_CASE("what an old desk remembered is what this desk comes to by the same events") {
    for (const auto& old : tests::old_journals()) {
        CAPTURE(old.name);
        Desk desk{Settings{}};
        for (const auto& [at, record] : old.records) desk.handle(from_record(record), at);
        const Desk then = recalled(old.remembered, old.records.back().first);
        CHECK(comparable(desk.remember()) == comparable(then.remember()));
        CHECK(desk.remember().starts_with(R"({"version":2,)"));
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
