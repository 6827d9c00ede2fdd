#include "calendar/name.hpp"

#include <doctest/doctest.h>

#include <string>

using calendar::name_and_limit;

TEST_CASE("the boilerplate of a card's name goes, the limit in it is kept") {
    struct {
        std::string text, name;
        int limit;  // -1: none
    } rows[] = {
        {"UTC late backport window", "UTC late backport window", -1},
        {"Window (Max 6 patches)", "Window", 6},
        {"Window (max 1 patch) here", "Window here", 1},
        {"Window (MAX.  12  PATCHES )", "Window", 12},
        {"Window ( Max 6 patches", "Window ( Max 6 patches", -1},
        {"Window (maximum 4 patches)", "Window", 4},
        {"Window (Max 3)", "Window", 3},
        {"Window (limit: 2)", "Window", 2},
        {"Window (max 5 patches, a short week)", "Window (max 5 patches, a short week)", 5},
        {"Window, up to 3 patches", "Window, up to 3 patches", 3},
        {"Window (max 2 hours)", "Window (max 2 hours)", -1},
        {"Window (up to 2 deployers)", "Window (up to 2 deployers)", -1},
        {"Window (max 2 patches per person)", "Window (max 2 patches per person)", -1},
        {"Window for up to 3 people", "Window for up to 3 people", -1},
        {"Window (Max six patches)", "Window (Max six patches)", -1},
        {"Window (Max 1234567890 patches)", "Window (Max 1234567890 patches)", -1},
        {"Window (Max -6 patches)", "Window (Max -6 patches)", -1},
        {"Window (UTC mid-day)", "Window (UTC mid-day)", -1},
        {"A Your patch may or may not be deployed at the sole discretion of the deployer (Max 6 patches)", "A", 6},
        {"A your patch may or may not be deployed at the discretion of the deployers. B", "A B", -1},
        {"A your patch is welcome", "A your patch is welcome", -1},
        {"(Max 6 patches)", "", 6},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const auto result = name_and_limit(row.text);
        CHECK(result.name == row.name);
        CHECK(result.limit.value_or(-1) == row.limit);
    }
}

TEST_CASE("a name is cut at 300 bytes, not inside a character") {
    std::string text(299, 'x');
    text += "\xC3\xA9y";
    CHECK(name_and_limit(text).name == std::string(299, 'x'));
}

TEST_CASE("a name says that nobody deploys, or that the window is cancelled") {
    using calendar::Freeze;
    CHECK(calendar::freeze_in("No deploys: offsite") == Freeze::at_begin);
    CHECK(calendar::freeze_in("Offsite, no-deploy week") == Freeze::within);
    CHECK(calendar::freeze_in("Yearly CODE FREEZE") == Freeze::within);
    CHECK(calendar::freeze_in("Train (no deployer yet)") == Freeze::none);
    CHECK(calendar::freeze_in("Casino deploys") == Freeze::none);
    CHECK(calendar::is_cancelled("Train: Cancelled"));
    CHECK(calendar::is_cancelled("CANCELED (strike) Train"));
    CHECK_FALSE(calendar::is_cancelled("Cancellations window"));
}
