#include "bot/desk/model/roles.hpp"

#include <doctest/doctest.h>

using namespace bot::desk;

TEST_CASE("a role comes from the account of the line, never from the nick") {
    Settings settings;
    settings.deployers = {"Ada"};
    settings.people["kay"].account = "kay_account";
    calendar::Window window;
    window.deployers = {"kay", "Lea"};
    const calendar::Schedule schedule({window});

    struct Row {
        Speaker who;
        bool from_calendar;
        Role role;
    };
    const Row rows[] = {
        {{"someone", "ada", "h"}, false, Role::deployer},
        {{"ada", std::nullopt, "h"}, true, Role::anyone},
        {{"ada", "", "h"}, true, Role::anyone},
        {{"kay", "kay_account", "h"}, false, Role::known},
        {{"x", "KAY_account", "h"}, true, Role::deployer},
        {{"kay", "kay", "h"}, true, Role::known},   // the map names the account of that nick
        {{"x", "lea", "h"}, true, Role::deployer},  // no entry: the account of the same name
        {{"lea", "other", "h"}, true, Role::known},
    };
    for (const auto& row : rows) {
        CAPTURE(row.who.nick);
        settings.deployers_from_calendar = row.from_calendar;
        CHECK(role_of(row.who, settings, schedule) == row.role);
    }
}
