#include "bot/desk/presence.hpp"

#include <doctest/doctest.h>

using namespace bot::desk;

namespace {

Settings with_people() {
    Settings settings;
    settings.people["kay"] = {{"kay_away"}, "kay_account", {}, {}};
    return settings;
}

}  // namespace

TEST_CASE("somebody is found by nick, by another nick of theirs, or by account") {
    Presence presence;
    presence.take({"#c", {{"Bob", {}}, {"someone", "Lea"}, {"kay_away", {}}}, {}, {}});
    struct Row {
        const char* name;
        std::optional<std::string> found;
    };
    const Row rows[] = {
        {"bob", "Bob"},       // IRC's letter case
        {"lea", "someone"},   // the account of that name
        {"Kay", "kay_away"},  // the map of people
        {"noor", {}},        {"someone", "someone"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.name);
        CHECK(presence.find(row.name, with_people()) == row.found);
    }
}

TEST_CASE("the map says which account a nick has") {
    Presence presence;
    presence.take({"#c", {{"x", "kay"}}, {}, {}});
    CHECK_FALSE(presence.find("kay", with_people()));
    presence.take({"#c", {{"x", "Kay_Account"}}, {}, {}});
    CHECK(presence.find("kay", with_people()) == "x");
}

TEST_CASE("who goes is gone, and a new nick is the same person") {
    Presence presence;
    presence.take({"#c", {{"bob", "b"}, {"lea", {}}}, {}, {}});
    presence.take({"#c", {}, {"LEA"}, {{"bob", "bob2"}}});
    CHECK_FALSE(presence.find("lea", {}));
    CHECK_FALSE(presence.find("bob", {}));
    CHECK(presence.find("bob2", {}) == "bob2");
    CHECK(presence.find("b", {}) == "bob2");
    presence.clear();
    CHECK_FALSE(presence.find("bob2", {}));
}
